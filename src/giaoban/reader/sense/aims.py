"""Mục tiêu: whether a segment sets an aim, tells of a plan, or of how far one was met."""

import re
from typing import Final

from giaoban.reader.sense.segment import Segment

OUTRUN: Final = ("bỏ lại ", "bỏ xa ", "vượt xa ", "vượt qua ", "qua mặt ")  # by so much beyond the plan
DONE: Final = re.compile(
    r"\b(?:(?:đã|mới|chỉ mới|mới chỉ) (?:được|xong|đạt|đi được|thực hiện|hoàn thành|đi)|hoàn tất"
    r"|làm xong|thực hiện được|đi được|hoàn thành được|tiến độ(?: mới| chỉ| đạt| là)*)"
    r"(?: được)?(?: gần| hơn| trên| khoảng| chừng)? $"
)
ACHIEVED: Final = ("hoàn thành ", "vượt ", "đạt ", "đạt được ", "hoàn thành các ")
AIMS: Final = re.compile(r"(?: \w+){0,4}? (?:là|gồm)(?: đưa| kéo| nâng)? ")
RATE_TOLD: Final = re.compile(r"(?: [^\W\d]+){0,8} là (?:tăng|giảm)(?: hơn| gần| khoảng| trên| từ)? ")
PLAN_TOLD: Final = re.compile(r"(?: [^\W\d]+){0,10} là(?: hơn| gần| khoảng| trên)? ")


def is_target(segment: Segment) -> bool:
    """Khúc câu đặt ra mục tiêu ("phấn đấu …", "đặt mục tiêu …"), nên các số sau nó là kế hoạch."""
    if "estimate" in segment.flags or segment.past is not None:
        return False
    return _aims(segment) or _lists_aims(segment)


def _aims(segment: Segment) -> bool:
    """Lời đặt mục tiêu, không phải lời kể đã đạt ("hoàn thành mục tiêu tăng trưởng đề ra: dệt tăng 5%")."""
    target = segment.flags.get("target")
    if target is None or not segment.low.endswith(ACHIEVED, segment.start, target.start):
        return target is not None
    return sum(lexeme.kind == "target" for lexeme in segment.run) > 1


def _lists_aims(segment: Segment) -> bool:
    """ "mục tiêu cả năm là IIP tăng 9%, xuất khẩu 6 tỷ USD": các mục tiêu kể liền nhau."""
    plan = segment.flags.get("plan")
    if plan is None or "against_plan" in segment.flags:
        return False
    first = next((lexeme for lexeme in segment.subjects if lexeme.start >= plan.end), None)
    return first is not None and AIMS.fullmatch(segment.low, plan.end, first.start) is not None


def is_plan(segment: Segment) -> bool:
    """Số của khúc là kế hoạch, mục tiêu, không phải số đem so với kế hoạch."""
    flags = segment.flags
    if "estimate" in flags:
        return False
    if "target" in flags:
        return True
    return "plan" in flags and "against_plan" not in flags


def tells_plan(segment: Segment) -> bool:
    """ "vượt so với mục tiêu đề ra cho cả năm là 3 tỷ USD": số ấy là mục tiêu bị vượt."""
    plan = segment.flags.get("plan")
    return plan is not None and PLAN_TOLD.fullmatch(segment.low, plan.end, segment.end) is not None


def tells_rate(segment: Segment) -> bool:
    """ "cao hơn kế hoạch thành phố giao là tăng 22%": mức tăng ấy là của kế hoạch."""
    plan = segment.flags.get("plan")
    return plan is not None and RATE_TOLD.fullmatch(segment.low, plan.end, segment.end) is not None


def falls_after_aim(segment: Segment) -> bool:
    """ "mục tiêu giảm 2%"; không phải "thấp hơn kế hoạch đề ra là 7%"."""
    aim = segment.flags.get("plan") or segment.flags.get("target")
    fall = next(said for said in reversed(segment.verbs) if said.kind == "fall")
    return aim is None or fall.start > aim.start


def achieves(segment: Segment) -> bool:
    """ "tỷ lệ thực hiện kế hoạch đạt 72%", "vượt kế hoạch 2%"."""
    plan = segment.flags.get("plan")
    if plan is None:
        return False
    if segment.low.endswith(("thực hiện ", "hoàn thành ", "vượt ", *OUTRUN), segment.start, plan.start):
        return True
    return DONE.search(segment.low, plan.end, segment.end) is not None
