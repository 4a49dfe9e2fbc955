"""Câu về một chỉ tiêu: the level, growth, plan share and share of a series, as one natural sentence with numbers."""

from collections.abc import Iterable, Sequence

from giaoban.compute import Operation
from giaoban.publish.facts import Line, Ratio, level_printed
from giaoban.publish.phrase import Phrase, Printed, fill, join, plain
from giaoban.publish.prose import direction, lower_first, status_verb, upper_first
from giaoban.publish.wording import Wording
from giaoban.terms.period import Period
from giaoban.terms.status import Status


def line_sentence(line: Line, place: str, wording: Wording) -> Phrase | None:
    """Câu đầy đủ về một chuỗi; None nếu không có số nào in được."""
    said = clauses(line, wording)
    if not said:
        return None
    slots: dict[str, Phrase | str] = {
        "name": line.title,
        "place": place,
        "period": line.key.period.write(),
        "clauses": said,
    }
    return capital((*fill(wording.sentences["subject"], slots), "."))


def parts_sentence(lines: Sequence[Line], wording: Wording) -> Phrase | None:
    """Câu "Trong đó: …" về các phân tổ của một chỉ tiêu."""
    parts = []
    for line in lines:
        said = clauses(line, wording)
        if said:
            parts.append(fill(wording.sentences["part"], {"name": lower_first(line.within), "clauses": said}))
    return fill(wording.sentences["parts"], {"parts": join(parts, "; ")}) if parts else None


def clauses(line: Line, wording: Wording) -> Phrase:
    """Các mệnh đề có đủ số liệu, nối bằng dấu phẩy."""
    said = [clause for clause in (_level(line, wording), *_changes(line, wording)) if clause]
    return join(said)


def _level(line: Line, wording: Wording) -> Phrase | None:
    level = line.level
    if level is None:
        return None
    slots: dict[str, Phrase | str] = {
        "verb": level_verb(line, level.figure.status),
        "level": level_printed(level),
    }
    return fill(wording.clauses["level"], slots)


def level_verb(line: Line, status: Status) -> str:
    """Động từ trước mức: "là" cho số đếm tại một thời điểm, còn lại theo trạng thái."""
    is_stock = line.indicator is not None and line.indicator.kind == "stock"
    return "là" if is_stock else status_verb(status)


def _changes(line: Line, wording: Wording) -> Iterable[Phrase]:
    first = line.level is None
    period = line.key.period
    for operation, name in ((Operation.GROWTH_POP, "pop"), (Operation.GROWTH_YOY, "yoy")):
        ratio = line.ratio(operation)
        if ratio:
            yield _change(ratio, wording, name, period, hedge=first and ratio.estimate)
            first = False
    share = line.ratio(Operation.PLAN_SHARE)
    if share:
        yield fill(wording.clauses["plan_share"], {"plan_share": (share.printed,)})
    part = line.ratio(Operation.SHARE)
    if part:
        yield fill(wording.clauses["share"], {"share": (part.printed,), "whole": line.whole})


def _change(ratio: Ratio, wording: Wording, name: str, period: Period, *, hedge: bool) -> Phrase:
    bases: dict[str, Phrase | str] = {
        "previous": previous_words(period),
        "last_year": last_year_words(period),
    }
    if ratio.rounded == 0:
        return (Printed(plain(fill(wording.clauses[f"{name}_same"], bases)), ratio.evidence),)
    guess = "ước " if hedge else ""
    change: Phrase = (f"{guess}{direction(ratio.rounded)} ", ratio.printed)
    return fill(wording.clauses[name], {**bases, "change": change})


def last_year_words(period: Period) -> str:
    """Tên gọi của gốc so sánh: năm trước (kỳ cả năm), cùng kỳ năm trước.

    >>> last_year_words(Period.parse("2024")), last_year_words(Period.parse("2024-H1"))
    ('năm trước', 'cùng kỳ năm trước')
    """
    return "năm trước" if period.months == 12 else "cùng kỳ năm trước"


def previous_words(period: Period) -> str:
    """Tên gọi của kỳ liền trước: tháng trước, quý trước, kỳ trước.

    >>> previous_words(Period.parse("2024-M06")), previous_words(Period.parse("2024-Q2"))
    ('tháng trước', 'quý trước')
    """
    return {1: "tháng trước", 3: "quý trước", 12: "năm trước"}.get(period.months, "kỳ trước")


def next_period(period: Period) -> Period:
    """Kỳ sau: tháng sau, quý sau, phần còn lại của năm, năm sau.

    >>> [next_period(Period.parse(code)).code for code in ("2024-H1", "2024-Q1", "2024-M12", "2024")]
    ['2024-H2', '2024-Q2', '2025-M01', '2025']
    """
    if period.last == 12:
        months = period.months if 12 % period.months == 0 else 12
        return Period(period.year + 1, 1, months)
    if period.months in (1, 3) and period.last % period.months == 0:
        return Period(period.year, period.last + 1, period.last + period.months)
    return period.rest_of_year() or Period(period.year + 1, 1, 12)


def capital(phrase: Phrase) -> Phrase:
    """Viết hoa chữ đầu câu."""
    if not phrase or not isinstance(phrase[0], str):
        return phrase
    return (upper_first(phrase[0]), *phrase[1:])
