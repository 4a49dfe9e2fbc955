"""Dữ kiện: claims and recorded figures brought to one form, so that equations can be tried on them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from giaoban.terms.figure import Claim, Figure
from giaoban.terms.gazetteer import gazetteer
from giaoban.terms.indicator import Measure
from giaoban.terms.number import Interval
from giaoban.terms.period import Period
from giaoban.terms.place import place_key
from giaoban.terms.unit import Amount, is_money, is_ratio

PRICE_BASE = re.compile(
    r"(?:tính )?(?:theo )?giá (so sánh|ss|cố định|hiện hành|thực tế)(?: năm)?(?: ?\d{4})?"
)
COUNTED = ("nhiệm vụ", "cụm", "chợ")
PERCENT = Decimal("0.01")
ITEM_HEADS = ("ngành ", "nhóm ngành ", "nhóm ", "mặt hàng ", "công nghiệp ")
PLAN_AS_INDEX = Decimal("0.8")
COARSE_DIGITS = 3
TRADE = frozenset({"exports", "imports", "trade_turnover", "trade_balance"})
RATIO_MEASURES = frozenset({"yoy", "pop", "plan_pct", "share", "plan_growth"})
BOOK = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Chuỗi số liệu: chỉ tiêu, phân tổ, địa bàn, giá nào; các kỳ của một chuỗi so được với nhau."""

    indicator: str
    item: str = ""
    place: str = ""
    basis: str = ""

    @property
    def home(self) -> str:
        """Địa bàn, không kể địa giới nào."""
        return self.place.partition("|")[0]


@dataclass(frozen=True, slots=True)
class Scope:
    """Phạm vi mà lời văn quanh số cho biết: `basis` thêm vào khóa, `local` khi là của một huyện không nêu tên,
    `carried` khi chỉ tiêu hay địa bàn do câu khác nói, `partly` khi câu chỉ kể mấy bộ phận chính,
    `day` là ngày mà văn bản nói theo địa giới."""

    basis: str = ""
    local: bool = False
    carried: bool = False
    partly: bool = False
    day: date | None = None


NO_SCOPE = Scope()


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """Dữ kiện: một số của một chuỗi ở một kỳ, kèm khoảng giá trị thật và nơi nó đứng.

    A percentage stands as a fraction (23,19% is 0,2319); `document` is "" for the book; `unit` is that of the
    level which the number is about, "" where it is not known; `carried` where another sentence gave its indicator
    or place; `partly` where its sentence goes on to name only its chief parts.
    """

    series: Series
    measure: str
    period: Period
    span: Interval
    amount: Amount
    unit: str
    document: str
    start: int = 0
    end: int = 0
    quote: str = ""
    where: str = ""
    sentence: int = 0
    claim: Claim | None = None
    figure: Figure | None = None
    carried: bool = False
    partly: bool = False

    @property
    def words(self) -> str:
        """Số như đã in, để đưa vào phép tính; chỉ số 104,1% đứng như mức tăng 4,1%."""
        if is_percent(self.amount.unit) and abs(self.value - 1 - self.span.middle) < PERCENT:
            return Amount(self.amount.value - 100, 1, "%").write()
        return self.amount.write()

    @property
    def value(self) -> Decimal:
        """Giá trị như đã nêu, ở đơn vị gốc; phần trăm là phân số."""
        return self.amount.base * PERCENT if is_percent(self.amount.unit) else self.amount.base

    @property
    def is_claim(self) -> bool:
        """Dữ kiện đọc từ văn bản đang kiểm tra (không phải lấy từ sổ)."""
        return self.claim is not None

    @property
    def is_stated(self) -> bool:
        """Có người đã ghi: khẳng định hay số trong sổ, không phải mẫu số tách ra từ “10/19”."""
        return self.claim is not None or self.figure is not None

    def at(self, span: Interval, amount: Amount) -> "Fact":
        """Cùng dữ kiện, mang số khác."""
        return replace(self, span=span, amount=amount)


@dataclass(frozen=True)
class Ledger:
    """Bảng tra dữ kiện: theo chuỗi, số đo và kỳ; chung cho mọi văn bản và sổ."""

    facts: tuple[Fact, ...]
    cells: Mapping[Series, Mapping[str, Mapping[Period, tuple[Fact, ...]]]]

    def at(self, series: Series, measure: str, period: Period | None) -> tuple[Fact, ...]:
        """Các dữ kiện ở đúng một ô."""
        if period is None:
            return ()
        return self.cells.get(series, {}).get(measure, {}).get(period, ())


def is_percent(unit: str) -> bool:
    """Đơn vị là phần trăm."""
    return unit in ("%", "index")


def build_ledger(facts: Iterable[Fact]) -> Ledger:
    """Xếp dữ kiện vào bảng tra."""
    kept = tuple(facts)
    cells: dict[Series, dict[str, dict[Period, list[Fact]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for fact in kept:
        cells[fact.series][fact.measure][fact.period].append(fact)
    frozen = {
        series: {
            measure: {period: tuple(found) for period, found in periods.items()}
            for measure, periods in measures.items()
        }
        for series, measures in cells.items()
    }
    return Ledger(kept, frozen)


@lru_cache(maxsize=65536)
def item_key(item: str) -> tuple[str, str]:
    """Khóa so phân tổ và giá (so sánh, hiện hành) tách ra từ lời của phân tổ.

    >>> item_key("Công nghiệp chế biến, chế tạo"), item_key("giá so sánh 2010")
    (('chế biến, chế tạo', ''), ('', 'so sánh'))
    """
    words = " ".join(unicodedata.normalize("NFC", item).split()).casefold()
    found = PRICE_BASE.search(words)
    basis = ""
    if found:
        basis = "hiện hành" if found[1] in ("hiện hành", "thực tế") else "so sánh"
        words = (words[: found.start()] + words[found.end() :]).strip(" ,;()")
    for head in ITEM_HEADS:
        words = words.removeprefix(head)
    return words.replace(" - ", ", ").replace(" và ", ", "), basis


@lru_cache(maxsize=65536)
def place_on(name: str, day: date | None) -> str:
    """Khóa địa bàn theo địa giới của ngày ấy: tỉnh đã sáp nhập không so với chính tên ấy trước đó.

    >>> place_on("Gia Lai", date(2024, 12, 31)), place_on("Gia Lai", date(2025, 12, 31))
    ('gia lai', 'gia lai|2025-07-01')
    """
    begun = [
        one.since
        for one in gazetteer().named(name)
        if one.level == "province" and one.since and day and one.since <= day
    ]
    return f"{place_key(name)}|{max(begun)}" if begun else place_key(name)


def fact_of_claim(
    claim: Claim, document: str, text: str, sentence: int, scope: Scope = NO_SCOPE
) -> Fact | None:
    """Dữ kiện của một khẳng định; None nếu không biết kỳ (khi ấy không đẳng thức nào áp được).

    `scope` tells figures apart that share a key and speak of two things (trade through the gates).
    """
    if claim.period is None or _nameless(claim):
        return None
    item, basis = item_key(claim.item or "")
    place = place_on(claim.place, scope.day) if claim.place and not scope.local else f"? {document}"
    measure, span = _measure_and_span(claim, text[max(0, claim.start - 12) : claim.start])
    return Fact(
        Series(claim.indicator, item, place, basis or scope.basis),
        measure,
        claim.period,
        span,
        claim.amount,
        "" if is_percent(claim.unit) or claim.unit == "lần" else claim.unit,
        document,
        claim.start,
        claim.end,
        claim.quote,
        claim.where,
        sentence,
        claim,
        carried=scope.carried,
        partly=scope.partly,
    )


def _nameless(claim: Claim) -> bool:
    """Sản lượng, hay lượng hàng xuất, nhập (tấn, chiếc), mà không nói của sản phẩm nào: không so với gì được."""
    weighed = claim.indicator in TRADE and not (is_money(claim.unit) or is_ratio(claim.unit))
    return not claim.item and (claim.indicator == "product_output" or weighed)


def _measure_and_span(claim: Claim, before: str) -> tuple[str, Interval]:
    span = claim.interval
    if claim.unit in COUNTED and claim.modifier == "=":
        span = Interval.point(claim.amount.base)
    measure = claim.measure.value
    if claim.unit == "lần" and claim.measure in (Measure.YOY, Measure.POP):
        return measure, times_interval(span, before)
    if not is_percent(claim.unit):
        return measure, truncated(claim, span)
    span = Interval(span.low * PERCENT, span.high * PERCENT)
    if claim.measure is Measure.INDEX:
        one = Interval.point(1)
        return ("pop" if claim.base == "pop" else "yoy"), span - one
    if claim.measure is Measure.PLAN:
        return "plan_growth", planned_growth(span)
    return measure, span


def planned_growth(span: Interval) -> Interval:
    """Mức tăng kế hoạch; "bằng 105,11% năm trước" là tăng 5,11% (không ai đặt kế hoạch tăng trên 80%)."""
    return span - Interval.point(1) if span.low > PLAN_AS_INDEX else span


def truncated(claim: Claim, span: Interval) -> Interval:
    """Nới khoảng của mức in ít chữ số (262 nghìn tỷ): người viết hay cắt đuôi chứ không làm tròn."""
    digits = len(claim.amount.value.as_tuple().digits)
    if claim.modifier != "=" or digits > COARSE_DIGITS or span.low == span.high:
        return span
    half = (span.high - span.low) / 2
    return Interval(span.low - half, span.high + half)


def times_interval(span: Interval, before: str) -> Interval:
    """Mức tăng của "gấp x lần" (x − 1) hay của "tăng x lần" (x − 1 hoặc x: không rõ, lấy cả hai)."""
    one = Interval.point(1)
    low = span - one
    return low if "gấp" in before.casefold() or "bằng" in before.casefold() else Interval(low.low, span.high)


def fact_of_figure(figure: Figure, document: str = BOOK) -> Fact:
    """Dữ kiện của một số trong sổ."""
    key = figure.key
    item, basis = item_key(key.item)
    if key.price_base:
        basis = "hiện hành" if "hiện" in key.price_base else "so sánh"
    scope = " ".join(key.scope.casefold().split())
    border = date.fromisoformat(key.border) if key.border else key.period.dates()[1]
    named = ", ".join(part for part in (item, scope) if part)
    series = Series(key.indicator, named, place_on(key.place, border), basis)
    span, measure = figure.interval, key.measure.value
    if is_percent(figure.amount.unit):
        span = Interval(span.low * PERCENT, span.high * PERCENT)
        if key.measure is Measure.INDEX:
            span, measure = span - Interval.point(1), "yoy"
        elif key.measure is Measure.PLAN:
            measure, span = "plan_growth", planned_growth(span)
    elif figure.amount.unit in COUNTED:
        span = Interval.point(figure.amount.base)
    unit = "" if is_percent(figure.amount.unit) else figure.amount.unit
    return Fact(
        series,
        measure,
        key.period,
        span,
        figure.amount,
        unit,
        document,
        quote=figure.amount.write(),
        figure=figure,
    )


def tie_units(facts: list[Fact]) -> list[Fact]:
    """Gắn mỗi tỷ lệ với đơn vị của mức đứng ngay trước nó (gạo tính bằng tấn, hay bằng USD).

    `facts` are those of one document in the order of the text.
    """
    last: dict[tuple[Series, Period], str] = {}
    tied = []
    for fact in facts:
        key = (fact.series, fact.period)
        if fact.unit:
            last[key] = fact.unit
        elif key in last:
            fact = replace(fact, unit=last[key])
        tied.append(fact)
    return tied
