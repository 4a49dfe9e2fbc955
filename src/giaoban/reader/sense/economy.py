"""Kinh tế: when the word for the economy names its growth, GRDP, and not just a matter in passing."""

import re
from typing import Final

from giaoban.reader.sense.segment import Segment
from giaoban.reader.sense.spoken import span_of
from giaoban.reader.words.topic import Carried, Subject

GROWTH_AIM: Final = (
    "mục tiêu tăng trưởng",
    "giao chỉ tiêu tăng trưởng",
    "phải tăng trưởng",
    "cần tăng trưởng",
    "được giao tăng trưởng",
)
ECONOMY_GROWS: Final = re.compile(
    r"(?: (?:của|toàn|tỉnh|thành phố|địa phương|cả|trong|kỳ|này|vẫn|đã|ước|tiếp tục)| năm \d{4}| \d+ tháng| quý \w+)* "
)
LONG_VERB: Final = 12  # "tốc độ tăng trưởng", not "tăng"


def of_economy(segment: Segment, carried: Carried, low: str) -> Subject | None:
    """ "kinh tế tỉnh tăng 8%" là GRDP khi chưa nói đến chỉ tiêu nào khác."""
    target = segment.flags.get("target")
    aimed = target is not None and (
        low.startswith(GROWTH_AIM, target.start) or low.startswith(" tăng trưởng", target.end)
    )
    if target is not None and aimed and not segment.subjects:
        return Subject("grdp", "indicator", span_of(target))
    if carried.head is not None and carried.head.code != "grdp":
        return _grown_economy(segment, carried, low)
    if any(lexeme.kind == "economy" for lexeme in segment.subjects):
        return Subject("grdp", "indicator", span_of(segment.subjects[-1]))
    if carried.head is None and any(
        verb.end - verb.start > LONG_VERB or low.startswith("tăng trưởng", verb.start)
        for verb in segment.verbs
    ):
        return Subject("grdp", "indicator", span_of(segment.verbs[-1]))
    return None


def _grown_economy(segment: Segment, carried: Carried, low: str) -> Subject | None:
    """ "Kinh tế tỉnh đi lên 7%" mở một câu: GRDP, dù trước đó nói chuyện khác."""
    said = segment.subjects[0] if len(segment.subjects) == 1 else None
    verb = segment.verb
    if said is None or said.kind != "economy" or verb is None or carried.same_sentence:
        return None
    moved = verb.kind in ("rise", "fall") and ECONOMY_GROWS.fullmatch(low, said.end, verb.start)
    return Subject("grdp", "indicator", span_of(said)) if moved else None


def drives_economy(segment: Segment) -> bool:
    """ "cà phê và điện gió kéo kinh tế tỉnh lên 7%": số ấy là của nền kinh tế."""
    said = segment.subjects[-1] if segment.subjects else None
    if said is None or said.kind != "economy" or len(segment.verbs) < 2:
        return False
    driver, verb = segment.verbs[-2:]
    return driver.end + 1 == said.start and verb.start > said.end and driver.kind in ("contribute", "reach")
