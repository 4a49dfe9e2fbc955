"""Thẻ số liệu: one series of the overview as a reader sees it; pure, from values to words and links."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from giaoban.compute import Derived, Input, Operation, Role
from giaoban.publish.facts import Line, round_places, within_words, write_shown
from giaoban.publish.prose import MODIFIER_WORDS, shown_places, upper_first, write_change, write_percent
from giaoban.record.entry import Recorded
from giaoban.terms.catalogue import indicators
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.web.desk import Sector
from giaoban.web.places import code_of

PACES = (Operation.PACE, Operation.PACE_RATE)
FULL = 100.0
YEAR = 12


@dataclass(frozen=True)
class Cell:
    """Ô số: chữ in, chiều (up, down, flat, refused), đường dẫn, lời giải thích, có lệch mức đã ghi, có chấp nhận."""

    text: str
    tone: str = ""
    href: str = ""
    note: str = ""
    doubtful: bool = False
    noted: bool = False
    percent: float = 0


@dataclass(frozen=True)
class Card:
    """Thẻ: tên chỉ tiêu, đường dẫn, mức, tăng trưởng, kế hoạch, trạng thái, câu về nhịp độ còn phải đạt."""

    title: str
    detail: str
    href: str
    level: Cell | None
    growth: Cell | None
    plan: Cell | None
    share: Cell | None
    status: Status | None
    pace: str = ""
    pace_short: str = ""
    main: bool = True


def card_of(line: Line) -> Card:
    """Thẻ của một chuỗi."""
    href = series_link(line.key)
    detail = ", ".join(filter(None, (line.within, price_words(line.key))))
    pace = next((r for name in PACES if (r := line.results.get(name)) and r.sentence), None)
    return Card(
        title=upper_first(line.name),
        detail=detail,
        href=href,
        level=level_cell(line, href),
        growth=growth_cell(line, href),
        plan=plan_cell(line, href),
        share=share_cell(line, href),
        status=status_of(line),
        pace=pace.sentence if pace else "",
        pace_short=pace_words(line),
        main=line.is_main,
    )


def pace_words(line: Line) -> str:
    """Nhịp độ còn phải đạt, thật ngắn; số cả năm đã đạt kế hoạch thì không còn gì phải đạt."""
    plan = line.ratio(Operation.PLAN_SHARE)
    if line.key.period.months == YEAR and plan and plan.value >= FULL:
        return ""
    pace, growth = line.results.get(Operation.PACE), line.results.get(Operation.PACE_GROWTH)
    growth = growth if growth and growth.amount else line.results.get(Operation.PACE_RATE)
    change = write_change(round_places(growth.amount.value)) if growth and growth.amount else ""
    if pace and pace.amount:
        mean = f"{since(line, pace)}cần bình quân {pace.write()} mỗi tháng còn lại"
        return f"{mean}, {change} so với cùng kỳ" if change else mean
    return f"các tháng còn lại cần {change} so với cùng kỳ" if change else ""


def since(line: Line, pace: Derived) -> str:
    """Những tháng đã qua mà nhịp độ tính từ đó, khi không phải chính kỳ của trang."""
    past = next(one.figure.key.period for one in pace.inputs if one.role is Role.TO_DATE)
    return f"sau {past.write()}, " if past != line.key.period else ""


def level_cell(line: Line, href: str) -> Cell | None:
    """Mức của kỳ; mức nghi sai bậc thì nêu lý do thay cho số."""
    if line.is_suspect:
        reasons = (line.refusal(name) for name in (Operation.GROWTH_YOY, Operation.PLAN_SHARE))
        return Cell("nghi sai bậc, chưa dùng", "refused", href, next(filter(None, reasons), ""))
    return Cell(write_level(line.level), href=f"{href}#level") if line.level else None


def growth_cell(line: Line, href: str) -> Cell | None:
    """Tăng trưởng so với cùng kỳ, hoặc lý do không có."""
    href += f"#{Operation.GROWTH_YOY.value}"
    ratio, refusal = line.ratio(Operation.GROWTH_YOY), line.refusal(Operation.GROWTH_YOY)
    if ratio:
        tone = "up" if ratio.rounded > 0 else "down" if ratio.rounded < 0 else "flat"
        note, noted = " ".join((refusal, *line.accepted)).strip(), bool(line.accepted)
        return Cell(write_change(ratio.rounded), tone, href, note, not ratio.consistent, noted)
    return refused(line.results.get(Operation.GROWTH_YOY), href)


def plan_cell(line: Line, href: str) -> Cell | None:
    """Tỷ lệ đạt kế hoạch, hoặc lý do không có."""
    href += f"#{Operation.PLAN_SHARE.value}"
    ratio = line.ratio(Operation.PLAN_SHARE)
    if ratio:
        text = f"đạt {write_percent(ratio.rounded)} kế hoạch năm"
        return Cell(
            text,
            "plan",
            href,
            doubtful=not ratio.consistent,
            percent=min(max(float(ratio.rounded), 0.0), FULL),
        )
    return refused(line.results.get(Operation.PLAN_SHARE), href)


def share_cell(line: Line, href: str) -> Cell | None:
    """Tỷ trọng trong tổng thể."""
    ratio = line.ratio(Operation.SHARE)
    return Cell(write_percent(ratio.rounded), "", f"{href}#{Operation.SHARE.value}") if ratio else None


def refused(result: Derived | None, href: str) -> Cell | None:
    """Ô nêu lý do từ chối thay cho con số."""
    if result is None or result.refusal is None:
        return None
    return Cell(result.refusal.reason.vietnamese, "refused", href, str(result.refusal))


def status_of(line: Line) -> Status | None:
    """Trạng thái của mức, không có mức thì của tỷ lệ đã nêu."""
    if line.level and not line.level.derived:
        return line.level.figure.status
    result = line.results.get(Operation.GROWTH_YOY)
    return result.stated.figure.status if result and result.stated else None


def write_level(level: Input) -> str:
    """Mức viết để đọc, kèm từ chỉ mức."""
    figure = level.figure
    amount = figure.amount
    text = write_shown(amount) if level.derived else amount.write(shown_places(amount.value))
    return MODIFIER_WORDS[figure.modifier] + text


def price_words(key: FigureKey) -> str:
    """Giá tính của chuỗi."""
    if not key.price_base:
        return ""
    return "giá hiện hành" if key.price_base == "hiện hành" else f"giá so sánh {key.price_base}"


def series_link(key: FigureKey) -> str:
    """Địa chỉ trang của một chuỗi ở một kỳ."""
    parts = {
        "dia-ban": code_of(key.place, key.period),
        "ky": key.period.code,
        "chi-tieu": key.indicator,
        "phan-to": key.item,
        "pham-vi": key.scope,
        "gia": key.price_base,
        "dia-gioi": key.border,
    }
    return f"{reverse('series')}?{urlencode({name: value for name, value in parts.items() if value})}"


def overview_link(place: str, period: Period) -> str:
    """Địa chỉ trang tổng quan của địa bàn và kỳ."""
    return f"{reverse('overview')}?{urlencode({'dia-ban': place, 'ky': period.code})}"


def split_cards(here: Sector) -> tuple[list[Card], list[Card]]:
    """Thẻ của các chỉ tiêu chung, và dòng của các phân tổ; số bị giữ lại hiện với lời của nó."""
    cards = [card_of(line) for line in here.lines]
    kept = {card.href: number for number, card in enumerate(cards)}
    for row in here.withheld:
        card = withheld_card(row)
        if card.href not in kept:
            kept[card.href] = len(cards)
            cards.append(card)
        elif row.figure.key.measure is Measure.LEVEL:
            at = kept[card.href]
            cards[at] = replace(cards[at], level=card.level)
    return [card for card in cards if card.main], [card for card in cards if not card.main]


def withheld_card(row: Recorded) -> Card:
    """Thẻ của một số bị phép kiểm bác: nêu số và nói đang giữ lại, không tính với nó."""
    key = row.figure.key
    href = reverse("observation", args=[row.id])
    name = indicators()[key.indicator].name if key.indicator in indicators() else key.indicator
    detail = ", ".join(filter(None, (within_words(key, key.border), price_words(key))))
    cell = Cell(
        f"giữ lại {row.figure.amount.write()}",
        "refused",
        href,
        "Phép kiểm bác số này, xem Phát hiện trong sổ.",
    )
    level = cell if key.measure is Measure.LEVEL else None
    growth = cell if key.measure is Measure.YOY else None
    return Card(
        upper_first(name),
        detail,
        series_link(key),
        level,
        growth,
        None,
        None,
        row.figure.status,
        main=not detail,
    )
