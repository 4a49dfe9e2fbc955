"""Đẳng thức: one equation of the definitions, tried on facts; it fails only if no true values satisfy it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import cached_property
from types import MappingProxyType
from typing import Any

from giaoban.check.expression import INFINITE, Solver, compile_expression, write_expression
from giaoban.check.fact import RATIO_MEASURES, Fact
from giaoban.terms.number import Interval, write_number
from giaoban.terms.unit import Amount

SAME_LENGTH = re.compile(r" [×÷] \((\d+)/\1 số tháng\)")
PRICED = frozenset({"grdp", "industrial_output", "industrial_value_added"})
TWO_PRICES = Decimal("0.9")
SAID = ("trong khoảng", "không quá")  # lines that give their bounds themselves
TIGHT = Decimal("0.05")  # a prediction narrower than this can confirm
REVISED, REVISED_RATIO = (
    Decimal("0.005"),
    Decimal("0.001"),
)  # figures told apart, a little revised between, still confirm


@dataclass(frozen=True)
class Role:
    """Vai trong đẳng thức: số đo nào, của chỉ tiêu và phân tổ nào, ở kỳ nào so với kỳ gốc.

    `indicator` and `item` are None where they are those of the anchor; `shift` names a rule of `check.bind`.
    """

    name: str
    measure: str
    shift: str = "same"
    indicator: str | None = None
    item: str | None = None


@dataclass(frozen=True)
class Equation:
    """Đẳng thức: các vai, lời giải cho từng vai, dung sai trong một văn bản và giữa các văn bản.

    `across` is the relative gap (points for a growth) that revisions between documents may make; `only` limits
    it to indicators of a kind; `same_document` to facts of one document; `tested` is the role it is tried at;
    `mixed_units` lets đồng stand beside USD; `provinces` keeps it to whole provinces;
    `partial` says that its parts may not be all the parts.
    """

    code: str
    roles: tuple[Role, ...]
    solve: Mapping[str, str]
    solvers: Mapping[str, Solver]
    within: Decimal = Decimal(0)
    across: Decimal = Decimal(0)
    only: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    same_document: bool = False
    weight: Decimal = Decimal(1)
    loose: bool = False
    tested: str = ""
    mixed_units: bool = False
    provinces: bool = False
    partial: bool = False


def read_equation(code: str, table: Mapping[str, Any]) -> Equation:
    """Dựng đẳng thức từ định nghĩa (xem `definitions/checks/*.toml`)."""
    roles = tuple(Role(name, **role) for name, role in table["roles"].items())
    solve = dict(table["solve"])
    return Equation(
        code,
        roles,
        MappingProxyType(solve),
        MappingProxyType({name: compile_expression(text) for name, text in solve.items()}),
        Decimal(str(table.get("within", 0))),
        Decimal(str(table.get("across", 0))),
        tuple(table.get("only", ())),
        tuple(table.get("indicators", ())),
        bool(table.get("same_document", False)),
        Decimal(str(table.get("weight", 1))),
        bool(table.get("loose", False)),
        str(table.get("tested", "")),
        bool(table.get("mixed_units", False)),
        bool(table.get("provinces", False)),
        bool(table.get("partial", False)),
    )


@dataclass(frozen=True, eq=False)
class Instance:
    """Một lần áp đẳng thức: vai nào là dữ kiện nào."""

    equation: Equation
    facts: Mapping[str, Fact]
    constants: Mapping[str, Interval] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def one_document(self) -> bool:
        """Mọi dữ kiện cùng một văn bản."""
        return len({fact.document for fact in self.facts.values()}) == 1

    @property
    def one_sentence(self) -> bool:
        """Mọi dữ kiện cùng một câu hay một hàng của bảng."""
        return len({(fact.document, fact.sentence) for fact in self.facts.values()}) == 1

    def predicted(self, role: str, changed: Mapping[str, Interval] | None = None) -> Interval | None:
        """Khoảng mà các vai khác cho phép ở vai này; None nếu không tính được (chia cho 0)."""
        values = {name: fact.span for name, fact in self.facts.items()} | dict(self.constants)
        if changed:
            values |= changed
        try:
            return self.equation.solvers[role](values)
        except (ZeroDivisionError, DivisionByZero, InvalidOperation):
            return None

    def holds(self, role: str, span: Interval, tolerance: Decimal | None = None) -> bool:
        """Đẳng thức giữ được khi vai này mang khoảng `span`."""
        found = self.predicted(role)
        if found is None:
            return True
        slack = self.tolerance if tolerance is None else tolerance
        return widen(found, slack, self.facts[role].measure).meets(span)

    @property
    def same_key(self) -> bool:
        """Hai chỗ nói về cùng một khóa: chỉ kiểm chứng cho nhau khi hai số là một sau khi làm tròn."""
        keys = {(one.series, one.measure, one.period) for one in self.facts.values()}
        return len(self.facts) == 2 and len(keys) == 1

    @property
    def same_statement(self) -> bool:
        """Hai chỗ ghi cùng một số cho cùng một khóa: kiểm chứng được dù số ấy ít chữ số ("gần 19 tỷ USD")."""
        return self.same_key and len({one.amount.base for one in self.facts.values()}) == 1

    @property
    def tolerance(self) -> Decimal:
        """Dung sai: trong một văn bản hay giữa các văn bản; mức và tốc độ có thể ở hai giá thì chỉ xét cỡ số."""
        if self.two_prices:
            return TWO_PRICES
        return self.equation.within if self.one_document else self.equation.across

    @property
    def two_prices(self) -> bool:
        """Mức có thể theo giá hiện hành, tốc độ theo giá so sánh, mà văn bản không nói giá nào."""
        measures = {fact.measure for fact in self.facts.values()}
        priced = any(
            fact.series.indicator in PRICED and not fact.series.basis for fact in self.facts.values()
        )
        return priced and "level" in measures and bool(measures & {"yoy", "pop"})

    @property
    def target(self) -> str:
        """Vai mà đẳng thức được thử ở đó (vai đầu tiên, nếu định nghĩa không nói khác)."""
        return self.equation.tested or self.equation.roles[0].name

    def substitute(self, old: Fact, new: Fact) -> "Instance":
        """Cùng lần áp, một dữ kiện được thay."""
        facts = {name: new if fact is old else fact for name, fact in self.facts.items()}
        return Instance(self.equation, facts, self.constants)

    def role_of(self, fact: Fact) -> str:
        """Vai mà dữ kiện đóng."""
        return next(name for name, one in self.facts.items() if one is fact)

    def failed(self) -> bool:
        """Không giá trị thật nào thỏa đẳng thức."""
        return self._failed

    @cached_property
    def _failed(self) -> bool:
        return not self.holds(self.target, self.facts[self.target].span)

    def confirms(self) -> bool:
        """Đẳng thức giữ được và nói đủ chặt để coi là kiểm chứng."""
        found = self.predicted(self.target)
        if found is None or self.equation.loose:
            return False
        if self.same_statement:
            return True
        fact = self.facts[self.target]
        if self.same_key:
            return is_tight(found, fact.measure) and found.overlaps(fact.span)
        near = REVISED_RATIO if fact.measure in RATIO_MEASURES else REVISED
        slack = Decimal(0) if self.one_document else near
        return widen(found, slack, fact.measure).meets(fact.span) and is_tight(found, fact.measure)

    def arithmetic(self, role: str, replacing: Fact | None = None) -> str:
        """Phép tính bằng số, một dòng: vế phải theo lời giải của vai này."""
        fact = replacing or self.facts[role]
        found = self.predicted(role)
        words = {name: one.words for name, one in self.facts.items()}
        words |= {name: self._write_constant(name) for name in self.constants}
        line = write_expression(self.equation.solve[role], words)
        line = SAME_LENGTH.sub("", line)
        if found is None or INFINITE in (abs(found.low), abs(found.high)) or line.startswith(SAID):
            return line
        if not is_tight(found, fact.measure):
            return f"{line}: từ {write_value(found.low, fact)} đến {write_value(found.high, fact)}"
        return f"{line} = {write_value(found.middle, fact)}"

    def _write_constant(self, name: str) -> str:
        if name == "months":
            first, second = (fact.period.months for fact in self.facts.values())
            return f"({first}/{second} số tháng)"
        if name == "usual":
            fact = self.facts[self.target]
            low, high = (
                write_round(end, fact) for end in (self.constants[name].low, self.constants[name].high)
            )
            return f"không quá {high}" if low.startswith("0 ") else f"trong khoảng {low} đến {high}"
        return write_number(self.constants[name].middle, 2)


def widen(span: Interval, slack: Decimal, measure: str) -> Interval:
    """Nới một khoảng: theo tỷ lệ với mức, theo điểm phần trăm với tỷ lệ."""
    if not slack:
        return span
    if measure in RATIO_MEASURES:
        return Interval(span.low - slack, span.high + slack)
    low, high = abs(span.low) * slack, abs(span.high) * slack
    return Interval(span.low - low, span.high + high)


def is_tight(span: Interval, measure: str) -> bool:
    """Khoảng đủ hẹp để nói điều gì (tương đối với mức, hai điểm phần trăm với tỷ lệ)."""
    width = span.high - span.low
    if not width.is_finite():
        return False
    if measure in RATIO_MEASURES:
        return width <= Decimal("0.02")
    return width <= TIGHT * max(abs(span.low), abs(span.high))


def write_round(value: Decimal, fact: Fact) -> str:
    """Viết một mốc tròn ở bậc và đơn vị của dữ kiện, không số lẻ."""
    return Amount(value / fact.amount.scale, fact.amount.scale, fact.amount.unit).write(0)


def write_value(value: Decimal, fact: Fact) -> str:
    """Viết một giá trị ở bậc, đơn vị và số lẻ của dữ kiện."""
    exponent = fact.amount.value.as_tuple().exponent
    shown = max(0, -exponent) if isinstance(exponent, int) else 0
    if fact.amount.unit in ("%", "index", "lần"):
        times = 1 if fact.amount.unit == "lần" else 100
        return Amount(value * times, 1, "%" if times == 100 else "lần").write(max(2, min(shown, 4)))
    return Amount(value / fact.amount.scale, fact.amount.scale, fact.amount.unit).write(max(1, min(shown, 4)))
