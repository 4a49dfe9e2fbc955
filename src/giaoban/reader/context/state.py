"""Điều mang theo: what a reader of a report keeps in mind from one number to the next."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from giaoban.reader.sense.measure import GROWN, Judged
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.section import Section
from giaoban.reader.words.topic import EXPORTED, Subject
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period

Where = tuple[int, int]
LEADING: Final = {
    "imports": ("exports", "trade_turnover"),
    "exports": ("trade_turnover",),
    "retail_sales": ("retail_sales_services",),
    "service_revenue": ("retail_sales_services",),
}
Kept = tuple[tuple[Any, ...], tuple[Any, ...]]
Stood = tuple[Any, ...]
STANDING: Final = (
    "period", "period_at", "topic", "topic_at", "area", "main", "outer", "present", "wide", "entered", "aims",
    "district", "turned",
)  # fmt: skip


@dataclass
class State:
    """Điều mang theo từ số này sang số sau."""

    head: Subject | None = None
    last: Subject | None = None
    mode: str = ""
    period: Period | None = None
    period_at: Where | None = None
    future: Period | None = None
    place: str | None = None
    place_at: Where | None = None
    lead_base: str = ""
    judged: Judged | None = None
    first: tuple[Judged, Subject | None] | None = None  # of the clause
    sign: int = 0
    task: str = ""
    task_here: bool = False
    planned: bool = False
    fresh_paragraph: bool = True
    fresh_sentence: bool = True
    estimate: bool = False
    listing: bool = False
    planning: bool = False
    section_plan: bool = False
    section: Section | None = None
    topic: str | None = None
    topic_at: Where | None = None
    area: tuple[str, Where] | None = None
    region: Lexeme | None = None
    in_region: bool = False
    lead_plan: bool = False
    lead_place: str | None = None
    lead_place_at: Where | None = None
    head_here: bool = False
    since: int = 0
    lost: bool = False
    counted: Period | None = None
    stocked: bool = False  # it was said of a stock: clusters, markets
    lead_head: Subject | None = None
    thin: bool = True
    last_base: str = ""
    seen: Measure | None = None
    in_parts: bool = False
    parted: Subject | None = None
    outer: tuple[Period | None, Where | None] | None = None
    alone: bool = False  # the narrower period has a sentence of its own, whose parts are told next
    present: tuple[Period | None, Where | None] | None = None
    entered: tuple[Period | None, Where | None] | None = None
    began: int = 0
    headline: Period | None = None
    period_fresh: bool = False
    levels: int = 0
    amount: tuple[Decimal, str] | None = None
    sum: tuple[Decimal, str] | None = None
    bracket: Judged | None = None
    inside: Period | None = None
    around: Period | None = None
    pair: tuple[str, str] | None = None
    said: tuple[str, ...] = ()
    bases_at: dict[Period, tuple[str, ...]] = field(default_factory=dict)
    prices: dict[Period | None, set[str]] = field(default_factory=dict)
    price_month: Period | None = None  # of consumer prices, in this paragraph
    alike: dict[str, Measure] = field(default_factory=dict)
    only_base: str = ""
    only_at: Period | None = None
    aim: Period | None = None
    wide: tuple[Period | None, Where | None] | None = None
    total: str = "retail_sales_services"
    to_come: Period | None = None
    traded: Subject = EXPORTED
    main: tuple[Period, Where | None] | None = None
    turned: int | None = None
    months: Period | None = None
    district: tuple[str, Where] | None = None
    aims: Period | None = None
    started: Period | None = None  # of the figures that others of the sentence moved away from
    spanned: bool = False  # several years are spoken of: no period
    achieved: tuple[Period | None, Where | None] | None = None

    def opened(self) -> "Kept":
        """Điều giữ lại khi mở ngoặc: kỳ, địa bàn, gốc; rồi chủ thể và số đo."""
        return (
            (
                self.period,
                self.period_at,
                self.place,
                self.place_at,
                self.lead_base,
                self.planning,
                self.main,
                self.last_base,
            ),
            (self.last, self.head, self.mode, self.judged, self.sign),
        )

    def close(self, kept: "Kept", subject_too: bool) -> None:
        """Đóng ngoặc: kỳ, địa bàn trở lại như trước ngoặc; chủ thể cũng vậy nếu nó không ở trước ngoặc."""
        (
            self.period,
            self.period_at,
            self.place,
            self.place_at,
            self.lead_base,
            self.planning,
            self.main,
            self.last_base,
        ) = kept[0]
        if subject_too:
            self.last, self.head, self.mode, self.judged, self.sign = kept[1]

    def standing(self) -> "Stood":
        """Kỳ và địa bàn đang nói, để trở lại sau một đoạn nói chuyện khác."""
        return tuple(getattr(self, name) for name in STANDING)

    def stand_again(self, stood: "Stood") -> None:
        """Sau một đoạn chỉ có số của chuyện khác (tín dụng, vận tải, đầu tư …): lại ở kỳ và địa bàn trước nó.

        Where it widened the month to the months of the year that end with it, it went back to what the text is about.
        """
        before, now = stood[0], self.period
        if (
            before
            and now
            and (now.year, now.last) == (before.year, before.last)
            and now.months > before.months
        ):
            return
        for name, value in zip(STANDING, stood, strict=True):
            setattr(self, name, value)

    def new_sentence(self, opens: bool, bullet: bool, parts: bool = False, goes_down: bool = False) -> None:
        """Sang câu mới, có khi sang đoạn mới."""
        if (
            self.lead_head is not None
            and self.head is not None
            and self.lead_head.code in LEADING.get(self.head.code, ())
        ):
            self.head = self.lead_head
        self.lead_head = self.lead_head if parts else None
        if self.parted is not None and self.last is not None and not self.last.code:
            self.last = self.parted
        self.parted = None
        self.counted = None if opens else self.counted
        self.months = None
        self.only_base = (
            self.said[0]
            if len(set(self.said)) == 1
            else ""
            if self.said
            else self.lead_base or self.only_base
        )
        self.only_at = self.period if self.said or self.lead_base else self.only_at
        self.said = ()
        self.alike = {} if opens and not bullet else self.alike
        if opens and not bullet:
            self.only_base, self.bases_at, self.aims = "", {}, None
            self.amount = self.sum = self.price_month = None
        if self.outer is not None and not ((parts or goes_down) and self.alone):
            (self.period, self.period_at), self.outer = self.outer, None
        if self.present is not None and not bullet:
            (self.period, self.period_at), self.present = self.present, None
        if self.wide is not None and opens and not bullet:
            (self.period, self.period_at), self.wide = self.wide, None
        self.entered = (self.period, self.period_at)
        if opens and not bullet:
            self.thin = self.since <= 2
            self.period_fresh = self.head_here = False
            self.topic = self.topic_at = None
        if opens:
            self.fresh_paragraph = not bullet
            self.mode = self.mode if bullet or self.listing else ""
        if not bullet:
            self.lead_base, self.sign, self.judged, self.first, self.lead_plan = "", 0, None, None, False
            self.planning, self.future, self.bracket, self.aim = False, None, None, None
        self.lead_place = self.lead_place_at = self.inside = self.around = None
        self.place, self.place_at = self.topic, self.topic_at
        self.fresh_sentence, self.estimate, self.spanned = True, False, False
        self.in_parts = self.in_parts and (bullet or not opens)
        self.task_here = self.planned = False
        self.started = None

    def next_clause(self) -> None:
        """ "A tăng 60% và chiếm 16%; B 10%; C 8%": vế sau nói tiếp điều mở vế trước, không phải tỷ trọng xen vào."""
        shares = self.judged is not None and self.judged.measure is Measure.SHARE
        if shares and self.first is not None:
            judged, subject = self.first
            if judged.measure in GROWN and subject == self.last:
                self.judged, self.seen = judged, judged.measure
        self.first = None

    def take_parts(self) -> None:
        """ "…, trong đó nhà máy X đạt 6 tỷ. Chín tháng …": chuyện của phần ấy hết ở cuối câu."""
        self.in_parts = True
        self.parted = (
            self.last if self.last is not None and self.last.code and not self.fresh_sentence else None
        )

    def return_to_main(self) -> None:
        """Sang đoạn mới sau một tháng, một quý nói xen: lại là kỳ cộng dồn mà đoạn trước đã nói đến."""
        main, now = self.main, self.period
        self.main = None
        if main is None or now is None or now.months >= main[0].months:
            return
        if (main[0].year, main[0].last) == (now.year, now.last):
            self.period, self.period_at = self.entered = main

    def keep_main(self) -> None:
        """Giữ kỳ cộng dồn của đoạn, cho đoạn sau."""
        if self.present is None and self.period is not None and self.period.first == 1 < self.period.months:
            self.main = (self.period, self.period_at)
