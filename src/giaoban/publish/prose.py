"""Lời văn: numbers and changes in the words of Vietnamese official prose, for report, page and API."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from giaoban.terms.figure import Figure
from giaoban.terms.indicator import Measure
from giaoban.terms.number import write_number
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import SCALE_NAMES, Amount, is_money

MODIFIER_WORDS = {"=": "", ">": "hơn ", "<": "gần ", "~": "khoảng "}
STATUS_VERBS = {Status.ESTIMATE: "ước đạt", Status.FORECAST: "dự kiến đạt", Status.PLAN: "kế hoạch là"}
MAX_PLACES = 2
BASES = {
    Measure.YOY: "so với cùng kỳ năm trước",
    Measure.POP: "so với kỳ trước",
}


def write_amount(amount: Amount, modifier: str = "=", places: int | None = None) -> str:
    """Viết một mức: hơn/gần/khoảng, con số kiểu Việt Nam, bậc và đơn vị.

    >>> write_amount(Amount(Decimal("108.8"), 10**12, "VND"), ">")
    'hơn 108,8 nghìn tỷ đồng'
    """
    return MODIFIER_WORDS[modifier] + amount.write(places)


def write_percent(value: Decimal, places: int | None = None) -> str:
    """Viết tỷ lệ phần trăm; số có quá hai số lẻ thì làm tròn còn hai.

    >>> write_percent(Decimal("13.46")), write_percent(Decimal("7.4305"))
    ('13,46%', '7,43%')
    """
    return f"{write_number(value, shown_places(value) if places is None else places)}%"


def shown_places(value: Decimal) -> int:
    """Số chữ số lẻ nên in: như đã có, nhiều nhất là hai.

    >>> shown_places(Decimal("15.60")), shown_places(Decimal("7")), shown_places(Decimal("1.23456"))
    (2, 0, 2)
    """
    exponent = value.as_tuple().exponent
    return min(MAX_PLACES, -exponent) if isinstance(exponent, int) and exponent < 0 else 0


def direction(value: Decimal, same: str = "bằng") -> str:
    """Từ chỉ chiều: tăng, giảm, hay bằng.

    >>> [direction(Decimal(n)) for n in (3, -1, 0)]
    ['tăng', 'giảm', 'bằng']
    """
    return "tăng" if value > 0 else "giảm" if value < 0 else same


def write_change(value: Decimal, measure: Measure | None = None) -> str:
    """Viết mức tăng giảm; có `measure` thì nêu cả gốc so sánh.

    >>> write_change(Decimal("13.46")), write_change(Decimal("-2.1")), write_change(Decimal(0))
    ('tăng 13,46%', 'giảm 2,1%', 'bằng cùng kỳ')
    >>> write_change(Decimal("-8.39"), Measure.POP)
    'giảm 8,39% so với kỳ trước'
    """
    rounded = round_for_reading(value)
    if rounded == 0:
        return "bằng kỳ trước" if measure is Measure.POP else "bằng cùng kỳ"
    change = f"{direction(rounded)} {write_percent(abs(rounded))}"
    return f"{change} {BASES[measure]}" if measure in BASES else change


def write_plan_share(value: Decimal, period: Period | None = None) -> str:
    """Viết tỷ lệ đạt kế hoạch.

    >>> write_plan_share(Decimal("96.32"))
    'đạt 96,32% kế hoạch năm'
    """
    plan = "kế hoạch năm" if period is None or period.months == 12 else "kế hoạch kỳ"
    return f"đạt {write_percent(value)} {plan}"


def write_points(value: Decimal) -> str:
    """Viết chênh lệch tính bằng điểm phần trăm.

    >>> write_points(Decimal("-1.5"))
    'thấp hơn 1,5 điểm phần trăm'
    """
    word = "cao hơn" if value > 0 else "thấp hơn"
    return f"{word} {write_number(abs(value), shown_places(value))} điểm phần trăm"


def round_for_reading(value: Decimal) -> Decimal:
    """Làm tròn như sẽ in: nhiều nhất hai số lẻ, nửa lên."""
    return value.quantize(Decimal(1).scaleb(-shown_places(value)), ROUND_HALF_UP)


def readable(amount: Amount) -> Amount:
    """Cùng đại lượng ở bậc dễ đọc: tiền tính ra được viết bằng nghìn tỷ, tỷ, triệu với một hoặc hai số lẻ.

    >>> readable(Amount(Decimal("95892826.0"), 10**6, "VND")).write(1)
    '95,9 nghìn tỷ đồng'
    """
    if not is_money(amount.unit):
        return amount
    size = abs(amount.base)
    scales = [scale for scale in sorted(SCALE_NAMES, reverse=True) if size >= scale]
    return amount.rescaled(scales[0] if scales else 1)


def status_verb(status: Status) -> str:
    """Động từ theo trạng thái số liệu: ước đạt, dự kiến đạt, đạt."""
    return STATUS_VERBS.get(status, "đạt")


def join_words(parts: Sequence[str]) -> str:
    """Nối một danh sách bằng dấu phẩy và chữ "và" cuối cùng.

    >>> join_words(["công nghiệp", "thương mại", "điện"])
    'công nghiệp, thương mại và điện'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} và {parts[-1]}"


def lower_first(text: str) -> str:
    """Viết thường chữ đầu để đứng giữa câu; chữ viết tắt để nguyên.

    >>> lower_first("Kim ngạch xuất khẩu"), lower_first("GRDP")
    ('kim ngạch xuất khẩu', 'GRDP')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Viết hoa chữ đầu câu."""
    return text[:1].upper() + text[1:]


def sentence(name: str, period: Period, figures: Iterable[Figure]) -> str:
    """Một câu về một chỉ tiêu trong một kỳ, từ các số liệu của nó (mức, tăng giảm, tỷ lệ kế hoạch).

    >>> from giaoban.terms.figure import FigureKey
    >>> half = Period.parse("2024-H1")
    >>> def figure(measure, value, scale, unit):
    ...     key = FigureKey("retail_sales_services", "Hải Phòng", half, measure)
    ...     return Figure(key, Amount(Decimal(value), scale, unit), Status.ESTIMATE)
    >>> sentence("Tổng mức bán lẻ", half, [figure(Measure.LEVEL, "108.8", 10**12, "VND"),
    ...     figure(Measure.YOY, "13.46", 1, "%")])
    'Tổng mức bán lẻ 6 tháng đầu năm 2024 ước đạt 108,8 nghìn tỷ đồng, tăng 13,46% so với cùng kỳ năm trước.'
    """
    by_measure = {figure.key.measure: figure for figure in figures}
    level, parts = by_measure.get(Measure.LEVEL), []
    if level:
        parts.append(f"{status_verb(level.status)} {write_amount(level.amount, level.modifier)}")
    for measure in BASES:
        if measure in by_measure:
            parts.append(_change(by_measure[measure], stands_first=not parts))
    if Measure.PLAN_PCT in by_measure:
        parts.append(write_plan_share(by_measure[Measure.PLAN_PCT].amount.value))
    return f"{upper_first(name)} {period.write()} {', '.join(parts)}."


def _change(figure: Figure, *, stands_first: bool) -> str:
    guess = "ước " if stands_first and figure.status is Status.ESTIMATE else ""
    return guess + write_change(figure.amount.value, figure.key.measure)
