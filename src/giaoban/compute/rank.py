"""Xếp hạng: ranks of places by one figure, rounded first, ties sharing a rank; misfits stay out."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from giaoban.compute.derived import Derived, Input, null_refusals
from giaoban.compute.formula import Operation, Role
from giaoban.compute.part import round_half_up
from giaoban.compute.refusal import NO_RULES, Reason, Refusal, Rules, differences
from giaoban.terms.number import Interval
from giaoban.terms.unit import Amount


def rank(
    peers: Sequence[Input], *, places: int = 2, lowest_first: bool = False, rules: Rules = NO_RULES
) -> tuple[Derived, ...]:
    """Xếp hạng các đơn vị; đồng hạng cùng số (1, 2, 2, 4); đơn vị không so được đứng cuối, kèm lý do.

    Values are rounded to `places` (at the finest scale among the peers) before they are compared, so that the
    order of a sum never decides a rank.
    """
    if not peers:
        return ()
    model = _model(peers)
    blocked = {n: refusal for n, peer in enumerate(peers) if (refusal := _refusal(peer, model, rules))}
    fit = [peer for n, peer in enumerate(peers) if n not in blocked]
    scale = min((peer.figure.amount.scale for peer in fit), default=1)
    values = [round_half_up(peer.figure.amount.base / scale, places) for peer in fit]
    ranked = sorted(zip(values, fit, strict=True), key=lambda pair: pair[0], reverse=not lowest_first)
    shared = Counter(values)
    order = [value for value, _ in ranked]
    found = [_ranked(peer, order.index(value) + 1, len(fit), shared[value]) for value, peer in ranked]
    outside = [_outside(peers[n], refusal) for n, refusal in blocked.items()]
    return (*found, *outside)


def _model(peers: Sequence[Input]) -> Input:
    """Đơn vị có khóa phổ biến nhất: những đơn vị khác khóa ấy đứng ngoài bảng xếp hạng."""
    contexts = [_context(peer) for peer in peers]
    (common, _), *_others = Counter(contexts).most_common(1)
    return peers[contexts.index(common)]


def _context(peer: Input) -> tuple[object, ...]:
    key = peer.figure.key
    return (
        key.indicator,
        key.item,
        key.measure,
        key.period,
        key.scope,
        key.source,
        key.price_base,
        key.calendar,
    )


def _refusal(peer: Input, model: Input, rules: Rules) -> Refusal | None:
    a, b = peer.figure, model.figure
    if peer.null:
        return null_refusals([peer])[0]
    here = {refusal.reason: refusal for refusal in differences(a, b, rules)}
    here.pop(Reason.PLACE, None)
    here.pop(Reason.BORDER, None)
    if a.key.period != b.key.period:
        detail = f"{a.key.period.write()} so với {b.key.period.write()}"
        here[Reason.PART_PERIOD] = Refusal(Reason.PART_PERIOD, detail)
    return rules.sift(here.values())[0]


def _ranked(peer: Input, position: int, of: int, shared: int) -> Derived:
    tie = f", đồng hạng với {shared - 1} đơn vị khác" if shared > 1 else ""
    key = peer.figure.key
    sentence = f"{key.place} xếp thứ {position} trong {of} đơn vị có số liệu{tie}."
    amount = Amount(Decimal(position), 1, "hạng")
    return Derived(
        Operation.RANK,
        key,
        amount,
        (peer.as_role(Role.PEER),),
        bounds=Interval.point(position),
        sentence=sentence,
        places=0,
    )


def _outside(peer: Input, refusal: Refusal) -> Derived:
    inputs = (peer.as_role(Role.PEER),)
    return Derived(Operation.RANK, peer.figure.key, inputs=inputs, refusal=refusal, places=0)
