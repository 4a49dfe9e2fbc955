"""Xét lỗi: which number is wrong, and by what single slip, so that the equations hold again."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import heappop, heappush
from itertools import count, islice
from operator import attrgetter

from giaoban.check.company import Company
from giaoban.check.equation import Instance, is_tight, widen
from giaoban.check.fact import RATIO_MEASURES, Fact
from giaoban.check.mend import SLIPS, Mend, MendKind, exchanged, mends, oddity, rewritten
from giaoban.terms.number import Interval

COPY_DOUBT = Decimal("0.3")
WEAK = Decimal("0.4")
SIGN_PROOF = Decimal("0.65")
BROAD = Decimal("0.5")
RIVALS = 3
WEIGHED = 16
CHOICES = 24  # where more figures of other items would fit, none is telling
USELESS = Decimal(-10)
REWRITTEN = ("digit", "recompute")
TIE = Decimal("0.15")
FAR_OFF = 50  # a mend that makes a part fifty times less than its whole mends too much
FAR_ABOVE = 5000  # no province exports fifty times what it sells at home, the floor being one hundredth
TOO_MUCH: dict[MendKind, int] = {
    "scale": 20,
    "shift": 2,
    "sign": 1,
}  # how far off a bound such a slip must be
SPREAD = Decimal("0.5")  # parts of one whole seldom grow half as much again apart
SURE = Decimal("0.01")  # a slip of digits must mend to within this
SURE_RATIO = Decimal("0.003")  # and a growth to a third of a point
DERIVED = ("yoy", "pop", "plan_pct", "share", "change_abs")


@dataclass(frozen=True)
class Judgement:
    """Kết luận: số bị nghi, cách sửa (nếu có), các đẳng thức hỏng vì nó; `doubtful` khi số khác cũng có thể sai."""

    fact: Fact
    mend: Mend | None
    broken: tuple[Instance, ...]
    doubtful: bool = False


def judge(instances: Sequence[Instance], facts: Iterable[Fact] = ()) -> Iterator[Judgement]:
    """Tìm số sai trong mỗi nhóm đẳng thức hỏng; sửa xong một số thì xét lại phần còn hỏng."""
    company = Company(facts)
    broken = [instance for instance in instances if instance.failed()]
    if not broken:
        return
    places = _places(instances)
    for group in _components(broken):
        involved = {id(fact) for instance in group for fact in instance.facts.values()}
        around = sorted({at for fact in involved for at in places[fact]})
        yield from _judge_group([instances[at] for at in around], company)


def _places(instances: Sequence[Instance]) -> dict[int, list[int]]:
    """Mỗi dữ kiện đứng trong những đẳng thức thứ mấy."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, instance in enumerate(instances):
        for fact in instance.facts.values():
            places[id(fact)].append(at)
    return places


def _components(broken: Iterable[Instance]) -> Iterator[list[Instance]]:
    parent: dict[int, int] = {}

    def root(node: int) -> int:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    found = list(broken)
    for instance in found:
        first, *rest = (root(id(fact)) for fact in instance.facts.values())
        for other in rest:
            parent[root(other)] = root(first)
    groups: dict[int, list[Instance]] = defaultdict(list)
    for instance in found:
        groups[root(id(next(iter(instance.facts.values()))))].append(instance)
    yield from groups.values()


def _judge_group(instances: list[Instance], company: Company) -> Iterator[Judgement]:
    docket = _Docket(instances, company)
    while best := docket.best(1 + RIVALS):
        case = best[0]
        if not _untold(case):
            yield Judgement(case.fact, case.mend, case.broken)
            yield from _rivals(best)
        docket.close(case)


class _Docket:
    """Hồ sơ một nhóm: các đẳng thức còn xét, và cách sửa tốt nhất của từng số bị nghi; đổi đâu thì xét lại đấy.

    A figure is weighed on its first `WEIGHED` broken and `WEIGHED` sound equations, so that one which stands in
    thousands costs no more than another.
    """

    def __init__(self, instances: Iterable[Instance], company: Company) -> None:
        self.company = company
        self.open: dict[int, Instance] = {}
        self.facts: dict[int, Fact] = {}
        self.lines: dict[tuple[int, bool], deque[int]] = defaultdict(deque)
        self.cases: dict[int, _Case] = {}
        self.weighed: dict[int, set[int]] = {}
        self.queue: list[tuple[Decimal, int, int, int, int]] = []
        self.ranks: dict[int, tuple[Decimal, int, int, int, int]] = {}
        self.stale: dict[int, None] = {}
        self.cleared: set[int] = set()
        self.serial = count()
        for at, instance in enumerate(instances):
            self._enter(at, instance)

    def best(self, number: int) -> list["_Case"]:
        """Mấy trường hợp đáng tin nhất lúc này."""
        for name in self.stale:
            self._weigh(name)
        self.stale.clear()
        found: list[tuple[Decimal, int, int, int, int]] = []
        while self.queue and len(found) < number:
            rank = heappop(self.queue)
            if self.ranks.get(rank[-1]) == rank:
                found.append(rank)
        for rank in found:
            heappush(self.queue, rank)
        return [self.cases[rank[-1]] for rank in found]

    def close(self, case: "_Case") -> None:
        """Xét xong một số: thay nó bằng số đã sửa, hay bỏ các đẳng thức của nó."""
        mine = {at for failed in (True, False) for at in self._alive(case.fact, failed)}
        mended = case.mend.new if case.mend is not None and case.score > 0 else None
        self.cleared.add(id(case.fact))
        if mended is not None:
            self.facts[id(mended)] = mended
            self.cleared.add(id(mended))
        for at in sorted(mine):
            instance = self._leave(at)
            changed = instance.substitute(case.fact, mended) if mended is not None else None
            if changed is not None and not (_weight(changed) >= 1 and changed.failed()):
                self._enter(at, changed)

    def _enter(self, at: int, instance: Instance) -> None:
        self.open[at] = instance
        for fact in instance.facts.values():
            name = id(fact)
            self.facts[name] = fact
            self.lines[name, instance.failed()].append(at)
            if len(self.lines[name, instance.failed()]) <= WEIGHED:
                self.stale[name] = None

    def _leave(self, at: int) -> Instance:
        instance = self.open.pop(at)
        for fact in instance.facts.values():
            if at in self.weighed.get(id(fact), ()):
                self.stale[id(fact)] = None
        return instance

    def _alive(self, fact: Fact, failed: bool) -> Iterator[int]:
        """Các đẳng thức còn xét của một số, hỏng hay giữ được."""
        line = self.lines[id(fact), failed]
        while line and not self._stands(line[0], failed):
            line.popleft()
        return (at for at in dict.fromkeys(line) if self._stands(at, failed))

    def _stands(self, at: int, failed: bool) -> bool:
        return at in self.open and self.open[at].failed() is failed

    def _weigh(self, name: int) -> None:
        fact = self.facts[name]
        self.ranks.pop(name, None)
        if name in self.cleared or not fact.is_stated:
            return
        broken, held = (list(islice(self._alive(fact, failed), WEIGHED)) for failed in (True, False))
        self.weighed[name] = {*broken, *held}
        if not broken:
            return
        chosen = _best_case(
            fact, [self.open[at] for at in broken], [self.open[at] for at in held], self.company
        )
        seat = list(self.open[broken[0]].facts.values()).index(fact)
        self.cases[name] = chosen
        self.ranks[name] = (-chosen.score, broken[0], seat, next(self.serial), name)
        heappush(self.queue, self.ranks[name])


def _untold(case: "_Case") -> bool:
    """Chỉ hỏng vì còn bộ phận chưa kể: các bộ phận đã kể nhỏ hơn tổng, và không lỗi tay nào giải thích, hay chính
    câu văn nói rằng chỉ kể mấy bộ phận chính."""
    slip = case.mend is not None and case.mend.kind in SLIPS and case.score > 0
    return all(
        _short(one) and (_whole(one).partly or (one.equation.partial and not slip)) for one in case.broken
    )


def _whole(instance: Instance) -> Fact:
    return instance.facts.get("whole", instance.facts[instance.target])


def _short(instance: Instance) -> bool:
    whole = _whole(instance)
    told = instance.predicted(instance.role_of(whole))
    return told is not None and told.high < whole.span.low


def _rivals(best: Sequence["_Case"]) -> Iterator[Judgement]:
    """Những số khác mà một lần sửa cũng làm mọi đẳng thức giữ được, gần bằng số bị nghi nhất."""
    chosen = best[0]
    if chosen.mend is None or chosen.score <= 0:
        return
    for case in best[1 : 1 + RIVALS]:
        if case.mend is not None and case.mend.kind not in REWRITTEN and case.score >= chosen.score - TIE:
            yield Judgement(case.fact, case.mend, case.broken, doubtful=True)


@dataclass(frozen=True)
class _Case:
    fact: Fact
    mend: Mend | None
    broken: tuple[Instance, ...]
    score: Decimal


@dataclass(frozen=True)
class _Seat:
    """Chỗ của một số trong một đẳng thức: vai của nó, khoảng mà các vai khác cho phép, và dung sai."""

    instance: Instance
    role: str
    wanted: Interval | None
    tolerance: Decimal
    two_prices: bool

    @classmethod
    def of(cls, instance: Instance, fact: Fact) -> "_Seat":
        role = instance.role_of(fact)
        return cls(instance, role, instance.predicted(role), instance.tolerance, instance.two_prices)

    @property
    def sharp(self) -> bool:
        """Đẳng thức hai phía, đủ để nói số nào của mục khác mới vừa."""
        bounded = self.wanted is not None and (self.wanted.high - self.wanted.low).is_finite()
        return bounded and not self.two_prices and not self.instance.equation.loose

    @property
    def allowed(self) -> Interval | None:
        """Khoảng mà đẳng thức cho phép, kể cả dung sai."""
        if self.wanted is None:
            return None
        return widen(self.wanted, self.tolerance, self.instance.facts[self.role].measure)

    def holds(self, span: Interval, slack: Decimal | None = None) -> bool:
        """Đẳng thức giữ được khi số này mang khoảng `span`."""
        if self.wanted is None:
            return True
        slack = self.tolerance if slack is None else slack
        return widen(self.wanted, slack, self.instance.facts[self.role].measure).meets(span)


def _best_case(fact: Fact, broken: list[Instance], held: list[Instance], company: Company) -> _Case:
    sound = [one for one in held if one.confirms()]
    seats = tuple(
        tuple(_Seat.of(one, fact) for one in some)
        for some in (broken, sound, [one for one in held if one.equation.loose])
    )
    doubt = COPY_DOUBT if company.copied(fact) else Decimal(0)
    cases = [
        _Case(fact, mend, tuple(broken), _score(mend, *seats) + doubt)
        for mend in _tried(fact, seats[0], company)
    ]
    blind = _Case(fact, None, tuple(broken), _blind_score(fact, broken, sound) + 4 * doubt)
    return max([*cases, blind], key=attrgetter("score"))


def _tried(fact: Fact, broken: Sequence[_Seat], company: Company) -> Iterator[Mend]:
    """Các cách sửa đáng thử: lỗi tay, số của mục khác mà một đẳng thức hỏng đòi, và số tính lại."""
    yield from mends(fact)
    others: dict[int, Fact] = {}
    for seat in broken:
        near = company.meeting(fact, seat.allowed) if seat.allowed is not None and seat.sharp else []
        fitting = [one for one in near if one.period == fact.period]
        if len(fitting) <= CHOICES:
            others |= {id(one): one for one in fitting}
    yield from exchanged(fact, list(others.values()))
    for seat in broken:
        found = rewritten(fact, seat.wanted) if seat.wanted is not None else None
        if found is not None:
            yield found


def _score(
    mend: Mend, broken: tuple[_Seat, ...], sound: tuple[_Seat, ...], loosely: tuple[_Seat, ...]
) -> Decimal:
    done = [seat.instance for seat in broken if _mended(seat, mend)]
    if not done:
        return USELESS
    fixed = sum((_proof(one, mend) for one in done), Decimal(0))
    left = sum((_weight(seat.instance) for seat in broken if seat.instance not in done), Decimal(0))
    new = mend.new.span
    spoiled = sum((_weight(seat.instance) for seat in sound if not seat.holds(new)), Decimal(0))
    spoiled += sum((_weight(seat.instance) / 2 for seat in loosely if not seat.holds(new)), Decimal(0))
    derived = mend.kind == "recompute" and mend.old.measure in DERIVED
    prior = mend.prior - (Decimal("0.05") if derived else Decimal(0))
    belief = oddity(mend.old) - oddity(mend.new)
    return fixed - left / 2 - spoiled - Decimal("0.1") * len(sound) - prior + belief


def _mended(seat: _Seat, mend: Mend) -> bool:
    if seat.wanted is None:
        return False
    if seat.instance.equation.mixed_units:
        near = seat.wanted.low <= mend.new.span.high <= seat.wanted.low * FAR_ABOVE
        return mend.kind == "scale" and near
    if seat.instance.equation.loose:
        slight = "usual" in seat.instance.constants and not _far_out(seat.wanted, mend.old.span)
        return _plausible(seat.wanted, mend) and not slight
    if not _telling(seat.wanted, mend) or (seat.two_prices and mend.kind != "scale"):
        return False
    ratio = mend.old.measure in RATIO_MEASURES
    rough = mend.kind in ("scale", "shift") and not ratio
    slack = seat.tolerance if rough else min(seat.tolerance, SURE_RATIO if ratio else SURE)
    return seat.holds(mend.new.span, slack)


def _telling(wanted: Interval, mend: Mend) -> bool:
    """Khoảng tính được đủ hẹp để phân biệt số sửa với số in: lỗi bậc, lỗi dấu thì không cần hẹp lắm."""
    width = wanted.high - wanted.low
    if not width.is_finite():
        return False
    if mend.kind in ("scale", "shift", "sign", "item"):
        return width <= BROAD * abs(mend.new.value - mend.old.value)
    return is_tight(wanted, mend.old.measure)


def _plausible(wanted: Interval, mend: Mend) -> bool:
    """Một bất đẳng thức chỉ chứng cho lỗi bậc, lỗi dấu, và không được sửa quá tay."""
    if mend.kind not in ("scale", "shift", "sign"):
        return False
    new = mend.new.span
    if not wanted.meets(new):
        return False
    if mend.old.measure in RATIO_MEASURES:
        return _lands_near(wanted, new)
    old, needed = mend.old.span, TOO_MUCH[mend.kind]
    if not wanted.low.is_finite():
        return new.high >= wanted.high / FAR_OFF and old.low >= wanted.high * needed
    return wanted.high.is_finite() or (new.low <= wanted.low * FAR_OFF and old.high * needed <= wanted.low)


def _lands_near(wanted: Interval, new: Interval) -> bool:
    """Tốc độ đã sửa không vượt quá xa cái mốc mà nó phải ở bên kia."""
    bounds = [end for end in (wanted.low, wanted.high) if end.is_finite()]
    return any(abs(new.middle - end) <= SPREAD for end in bounds)


def _far_out(wanted: Interval, old: Interval) -> bool:
    """Số in ở ngoài cỡ thường thấy quá gấp đôi: gần mép hơn thì không biết là lỗi tay nào."""
    return old.high * 2 <= wanted.low or old.low >= wanted.high * 2


def _weight(instance: Instance) -> Decimal:
    return instance.equation.weight


def _proof(instance: Instance, mend: Mend) -> Decimal:
    """Sức chứng của một đẳng thức: khoảng một phía cho tốc độ tăng chứng được ít."""
    weak = instance.equation.loose and mend.old.measure in RATIO_MEASURES
    return _weight(instance) * ((SIGN_PROOF if mend.kind == "sign" else WEAK) if weak else 1)


def _blind_score(fact: Fact, broken: list[Instance], sound: list[Instance]) -> Decimal:
    weight = sum((_weight(one) for one in broken), Decimal(0))
    derived = Decimal("0.1") if fact.measure in RATIO_MEASURES else Decimal(0)
    score = Decimal("0.1") * weight + derived - Decimal("0.5") * len(sound) - 1
    summary = any(one.equation.loose and one.role_of(fact) == "whole" for one in broken)
    return score + 1 + WEAK if summary and fact.measure in RATIO_MEASURES else score
