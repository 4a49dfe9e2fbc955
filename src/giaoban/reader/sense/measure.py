"""Số đo: what a number says of its subject, from its unit, the verb before it and the base beside it."""

import re
from dataclasses import dataclass
from typing import Final

from giaoban.reader.sense.aims import DONE, OUTRUN, achieves, falls_after_aim, is_plan, tells_plan, tells_rate
from giaoban.reader.sense.segment import Segment
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.topic import INDUSTRY, RETAIL, TRADE
from giaoban.terms.indicator import Measure

INDEX_FLOOR: Final = 60
INDEX_LOW: Final = 85
INDEX_HIGH: Final = 150
FAR: Final = 15  # a verb this far back speaks of something else
AGAINST: Final = re.compile(r"(?<!hơn )(?<!thấp )(?<!vượt )\bso (?:với )?(?:kh|kế hoạch) $")  # "so KH 86,5%"
NEXT_TO: Final = 2
OVERALL: Final = re.compile(r"(?:mức|tốc độ|đà) tăng(?: trưởng)? chung(?: là)? $")
MORE: Final = re.compile(r"[,;]? ?(?:và )?hơn ")
PAUSE: Final = re.compile(r"[:,;]")
NEAR_WHOLE: Final = 40
RESTATED: Final = re.compile(
    r"[^.;\d%]{0,24}\b(?:tức|tức là|hay|hay là|tương đương|ứng với|nghĩa là|tức bằng)(?: với)?(?: gần| hơn| khoảng)? "
)
OF_SUM: Final = re.compile(r"(?:trong|trên|của) tổng(?: số| kim ngạch| giá trị| mức)?\b[^.;:()%]{0,60}$")
INDEXED: Final = frozenset(
    ["iip", "cpi", "grdp", "industrial_value_added", "retail_sales_services", "industrial_output"]
)
MAIN: Final = re.compile(
    r"\b(?:bạn hàng|số một|lớn nhất|hàng đầu|đứng đầu|thị trường (?:chính|chủ yếu|chủ lực|lớn))\b"
)
GROWN: Final = (Measure.YOY, Measure.POP)
KEPT: Final = (Measure.PLAN_PCT, Measure.SHARE, Measure.INDEX)  # what brackets go on telling down a list
MOVED: Final = ("từ", "lên", "đến", "tới", "còn", "xuống")  # "tăng lên 5 tỷ" is a level


@dataclass
class Judged:
    """Số đo đã định: số đo, dấu, gốc so sánh ("yoy", "pop", "" nếu không có)."""

    measure: Measure
    sign: int
    base: str


@dataclass
class Setting:
    """Hoàn cảnh của số: gốc của riêng nó và gốc câu, đuôi có kế hoạch, số đo của số trước, chỉ tiêu."""

    base: str
    lead_base: str
    tail_plan: bool
    of_whole: bool
    previous: Judged | None
    code: str
    signed: str
    list_sign: int
    monthly: bool
    bracketed: bool
    past: bool
    planning: bool
    task: bool
    again: bool
    led_by_plan: bool
    after_plan: bool
    bracket: Judged | None
    market: bool
    exceeds: bool
    after_level: bool
    then_grows: bool
    seen: Measure | None
    verb: str
    alike: Measure | None


def judge(segment: Segment, number: Number, setting: Setting) -> Judged | None:
    """Số đo của một số; None nếu nó không hợp số đo nào (đóng góp, vượt kế hoạch)."""
    if number.group in ("percent", "times"):
        return _ratio(segment, number, setting)
    if number.group == "points":
        return None
    verb = segment.verb.kind if segment.verb else ""
    if setting.tail_plan and verb in ("rise", "fall"):
        return None
    if (
        verb == "contribute"
        and "target" not in segment.flags
        and not _moves_to(segment)
        and not _is_said_by_the_way(segment)
        and not (setting.code in TRADE | RETAIL | INDUSTRY and _gives(segment))
    ):
        return None
    if (
        verb == "equals"
        and setting.code
        and segment.verb is not None
        and segment.verb.end - segment.verb.start > 12
    ):
        return Judged(Measure.INDEX, 1, "yoy")
    if not setting.task and (setting.planning or setting.exceeds or is_plan(segment) or tells_plan(segment)):
        return Judged(Measure.PLAN, 1, "")
    previous = setting.previous
    if setting.past and not setting.bracketed:
        return Judged(Measure.LEVEL, 1, "")  # "vượt con số 1,15 tỷ USD của cùng kỳ"
    alone = setting.bracketed and not setting.after_level and not segment.verbs
    if alone and previous and previous.measure is Measure.PLAN_PCT:
        bare = setting.led_by_plan and number.group == "physical"  # "thủy sản 75% (31.460 tấn)"
        return Judged(Measure.LEVEL if bare else Measure.PLAN, 1, "")
    if (
        setting.bracketed
        and not setting.past
        and not setting.after_level
        and not segment.verbs
        and not segment.subjects
        and not segment.periods
        and previous
        and previous.measure in (Measure.YOY, Measure.POP)
    ):
        return Judged(Measure.CHANGE_ABS, previous.sign, previous.base)
    if verb in ("rise", "fall") and segment.verb is not None and _touches(segment, number):
        if setting.code == "trade_balance" and segment.low.endswith(("dương", "âm"), 0, segment.verb.end):
            return Judged(Measure.LEVEL, 1, "")  # "cán cân thương mại vẫn dương 720 triệu USD"
        return Judged(
            Measure.CHANGE_ABS, -1 if verb == "fall" else 1, setting.base or setting.lead_base or "yoy"
        )
    return Judged(Measure.LEVEL, 1, "")


def _gives(segment: Segment) -> bool:
    """ "riêng tôm góp 2 tỷ USD": phần ấy bằng chừng đó, khác với "làm tăng 2 tỷ USD"."""
    verb = segment.verb
    return verb is not None and segment.low.startswith(("góp", "đóng góp"), verb.start)


def _contributed(segment: Segment, setting: Setting, base: str) -> Judged | None:
    """ "FDI đóng góp 80% giá trị sản xuất công nghiệp" là tỷ trọng; đóng góp vào mức tăng thì không hợp số đo nào."""
    if setting.of_whole:
        return Judged(Measure.SHARE, 1, "")
    return _growth(1, base) if _moves_to(segment) else None


def _moves_to(segment: Segment) -> bool:
    """ "kéo kim ngạch xuất khẩu xuống 1,2 tỷ USD": chỗ mà chỉ tiêu ấy bị kéo đến, không phải phần đóng góp."""
    verb = segment.verb
    moved = verb is not None and any(lexeme.start >= verb.end for lexeme in segment.subjects)
    return moved and segment.low.endswith(
        ("lên ", "xuống ", "về ", "còn ", "tới "), segment.start, segment.end
    )


def _is_said_by_the_way(segment: Segment) -> bool:
    """ "bia, sản phẩm đóng góp lớn, tháng 9 làm ra 2 triệu lít": lời "đóng góp" đã hết ở dấu phẩy."""
    return segment.verb is not None and segment.low.find(",", segment.verb.end, segment.end) >= 0


def _touches(segment: Segment, number: Number) -> bool:
    """Động từ tăng, giảm đứng sát số ("tăng 20 tỷ đồng")."""
    verb = segment.verb
    if verb is None or number.start - verb.end > 8 or PAUSE.search(segment.low, verb.end, number.start):
        return False
    if segment.low.endswith((" lên", " xuống", " còn"), verb.start, verb.end):
        return False
    return not segment.low[verb.end : number.start].strip().startswith(MOVED)


def _ratio(segment: Segment, number: Number, setting: Setting) -> Judged | None:
    kinds = [verb.kind for verb in segment.verbs]
    verb = kinds[-1] if kinds else ""
    base = setting.base or setting.lead_base or ("pop" if setting.code == "cpi" and setting.monthly else "")
    told = segment.verb is not None and segment.low.find(":", segment.verb.end, segment.end) >= 0
    if verb == "contribute" and not told and not OVERALL.search(segment.low, segment.start, number.start):
        return _contributed(segment, setting, base)
    high = number.value is not None and number.value >= INDEX_FLOOR
    if setting.bracketed and high and "plan" in segment.flags and "target" not in segment.flags:
        return Judged(Measure.PLAN_PCT, 1, "")  # "vượt kế hoạch cả năm (103%)"
    if setting.exceeds or tells_rate(segment):
        return Judged(Measure.PLAN, 1, "")
    if setting.after_plan and not setting.base and DONE.search(segment.low, segment.start, segment.end):
        return Judged(Measure.PLAN_PCT, 1, "")  # "nhắm 43 tỷ USD; chín tháng mới được 66,7%"
    plan = segment.flags.get("plan")
    shared = "against_plan" in segment.flags and AGAINST.search(segment.low, segment.start, number.start)
    if plan is not None and segment.end - plan.end <= NEXT_TO and not setting.tail_plan and not shared:
        beyond = segment.low.endswith(("vượt ", *OUTRUN), segment.start, plan.start) and not setting.bracketed
        return None if beyond else Judged(Measure.PLAN, 1, "")
    grows = next((kind for kind in reversed(kinds) if kind in ("rise", "fall")), "")
    if (setting.tail_plan and not setting.signed) or "against_plan" in segment.flags or achieves(segment):
        return _of_plan(segment, verb, setting)
    if number.group == "times":
        return _times(grows, kinds, base)
    if setting.signed and not setting.planning:
        return _growth(-1 if setting.signed == "-" else 1, base)
    if setting.task:
        moved = verb in ("rise", "fall") and _touches(segment, number)
        return _growth(-1 if verb == "fall" else 1, base) if moved else Judged(Measure.SHARE, 1, "")
    if setting.planning or is_plan(segment):
        return Judged(Measure.PLAN, -1 if grows == "fall" and falls_after_aim(segment) else 1, "")
    if _is_share(segment, verb) or (setting.of_whole and not grows) or _is_part(segment):
        return Judged(Measure.SHARE, 1, "") if setting.code != "cpi" else None
    return _moved(segment, number, setting, grows, verb, base)


def _is_share(segment: Segment, verb: str) -> bool:
    """ "chiếm 45%", "tỷ trọng đạt 45%"; không phải "cơ cấu kinh tế chuyển dịch, dịch vụ tăng 9%"."""
    shares = [said for said in segment.verbs if said.kind == "shares"]
    moved = verb and segment.low[segment.verbs[-1].end : segment.end].strip().startswith(MOVED)
    if moved or verb in ("reach", "equals", "shares") or not shares:
        return bool(shares)
    between = [*segment.verbs[:-1], *(lexeme for lexeme in segment.subjects if lexeme.kind == "indicator")]
    return all(lexeme.start < shares[-1].start or lexeme is shares[-1] for lexeme in between)


def _moved(
    segment: Segment, number: Number, setting: Setting, grows: str, verb: str, base: str
) -> Judged | None:
    """Mức tăng giảm, chỉ số, hay số của một danh sách."""
    spoken = segment.verb
    far = spoken is not None and (
        number.start - spoken.end > FAR or any(place.start >= spoken.end for place in segment.places)
    )
    led = spoken is not None and segment.low.find(":", spoken.end, segment.end) >= 0
    if (
        (setting.bracketed or led)
        and setting.seen is Measure.INDEX
        and not setting.base
        and _is_about_par(number)
    ):
        return Judged(Measure.INDEX, 1, base or "yoy")  # "chỉ số chung đạt 111%, tăng có dệt (112%)"
    if grows and (verb != "equals" or far):  # "tăng nhanh bằng Phú Thọ: 47,3%"
        return _growth(-1 if grows == "fall" else 1, base)
    if setting.bracketed and setting.bracket is not None and setting.bracket.measure in KEPT:
        return setting.bracket
    around = number.value is not None and INDEX_LOW <= number.value <= INDEX_HIGH
    if setting.bracketed and around and setting.lead_base and not setting.list_sign:
        return Judged(
            Measure.INDEX, 1, setting.lead_base
        )  # "Sản phẩm (trong ngoặc so cùng kỳ): bia 4 tấn (97%)"
    if setting.bracketed and setting.market and MAIN.search(segment.low, segment.start, segment.end):
        return Judged(Measure.SHARE, 1, "")  # "Nhật Bản là bạn hàng số một (31%)"
    if setting.bracketed and setting.seen in GROWN:
        return _growth(setting.list_sign or 1, base)
    if setting.led_by_plan and not (verb or setting.base or setting.bracketed):
        return Judged(Measure.PLAN_PCT, 1, "")  # "so với kế hoạch năm: thủy sản 75%, nước mắm 74%"
    if MORE.fullmatch(segment.low, segment.start, segment.end):
        return _growth(1, base)  # "12.400 tấn, hơn 6,7%"
    if _comes_to(segment, setting):
        return _growth(1, base)
    if setting.seen in GROWN and segment.low.endswith(" với ", segment.start, number.start):
        return _growth(setting.list_sign or 1, base)  # "dẫn đầu là luyện thép với 92%"
    if verb in ("equals", "reach"):
        return _reached(segment, number, setting, base, verb)
    return _listed(number, setting, base)


def _comes_to(segment: Segment, setting: Setting) -> bool:
    """ "nửa cuối năm giảm 2,8%; cả năm vì thế còn 3,4%": mức tăng còn lại của kỳ ấy, dù số trước giảm."""
    verb = segment.verb
    told = verb is not None and segment.low.endswith("còn", verb.start, verb.end)
    if told and segment.low.find("yếu tố giá", segment.start, segment.end) >= 0:
        return True  # "tăng 17%; loại trừ yếu tố giá còn 6,7%"
    previous = setting.previous
    return (
        told
        and bool(segment.periods)
        and previous is not None
        and previous.measure in GROWN
        and previous.sign < 0
    )


def _of_plan(segment: Segment, verb: str, setting: Setting) -> Judged | None:
    """Tỷ lệ đạt kế hoạch; phần vượt không hợp số đo nào; "vượt … so với kế hoạch … là 8,4%" là kế hoạch."""
    more = segment.flags.get("more")
    spoken = segment.verb
    if not setting.tail_plan and spoken is not None and spoken.end - spoken.start == 2 and verb == "reach":
        return Judged(Measure.PLAN, 1, "")
    if verb in ("rise", "fall") or (more is not None and segment.low.startswith("vượt", more.start)):
        return None
    return Judged(Measure.PLAN_PCT, 1, "")


def _is_part(segment: Segment) -> bool:
    """ "… trong tổng số 663 triệu USD, tức 59%": phần ấy trong cái tổng vừa nêu."""
    low, at = segment.low, segment.start
    if segment.end - at > NEAR_WHOLE or not RESTATED.fullmatch(low, at, segment.end):
        return False
    return OF_SUM.search(low, max(0, at - 2 * NEAR_WHOLE), at) is not None


def _is_about_par(number: Number) -> bool:
    return number.value is not None and 80 <= number.value <= 180


def _is_high(number: Number) -> bool:
    return number.value is not None and number.value >= INDEX_FLOOR


def _times(grows: str, kinds: list[str], base: str) -> Judged | None:
    if not grows and "times" not in kinds and "equals" not in kinds:
        return None
    return _growth(-1 if grows == "fall" and "times" not in kinds else 1, base)


def _growth(sign: int, base: str) -> Judged | None:
    if base == "other":
        return None
    return Judged(Measure.POP if base == "pop" else Measure.YOY, sign, base or "yoy")


def _reached(segment: Segment, number: Number, setting: Setting, base: str, verb: str) -> Judged | None:
    """ "bằng 104,1% so với cùng kỳ" là chỉ số; "đạt 7,5%" không gốc là mức tăng, trừ khi trên 60."""
    high = _is_high(number)
    previous = setting.previous
    if setting.base and (verb == "equals" or high):
        return Judged(Measure.INDEX, 1, setting.base)
    if not setting.base and setting.alike is Measure.PLAN_PCT:
        return Judged(Measure.PLAN_PCT, 1, "")
    if setting.code == "ecommerce_sales" or (
        previous and previous.measure is Measure.SHARE and not setting.base
    ):
        return Judged(Measure.SHARE, 1, "")
    if (
        verb == "reach"
        and setting.after_level
        and (high or setting.then_grows or setting.seen is Measure.PLAN_PCT)
    ):
        return Judged(Measure.PLAN_PCT, 1, "")
    if setting.again and verb == "reach" and previous and previous.measure in GROWN and not base:
        return Judged(Measure.PLAN_PCT, 1, "")  # "ước 31.204 tỷ đồng, tăng 9,1%, đạt 48,6%"
    if verb == "reach" and previous and previous.measure in GROWN and not setting.after_level:
        return _growth(setting.list_sign or previous.sign, base or previous.base)
    if verb == "equals" and not high and not base and setting.after_level and not segment.bases:
        return Judged(Measure.SHARE, 1, "")  # "mua 2,7 tỷ USD, tương đương 30,2%"
    if high or (verb == "equals" and not (previous and previous.measure in GROWN)):
        return Judged(Measure.INDEX, 1, base or "yoy")
    if previous and previous.measure in (Measure.PLAN_PCT, Measure.INDEX, Measure.SHARE):
        return Judged(previous.measure, 1, previous.base)
    return _growth(setting.list_sign or 1, base)


def _listed(number: Number, setting: Setting, base: str) -> Judged | None:
    """Số không động từ trong một danh sách: theo số trước."""
    previous = setting.previous
    if (
        (setting.code in INDEXED or setting.seen is Measure.INDEX)
        and _is_about_par(number)
        and (setting.seen in (None, Measure.INDEX) or (setting.base and previous is None))
    ):
        return Judged(Measure.INDEX, 1, base or "yoy")
    if (
        (setting.bracketed or setting.seen is Measure.SHARE)
        and setting.market
        and previous is None
        and not setting.list_sign
        and not setting.base
    ):
        return Judged(Measure.SHARE, 1, "")  # "các thị trường chính gồm Mỹ (28%)"
    if (
        setting.base
        and previous
        and previous.measure is Measure.PLAN_PCT
        and (number.value or 0) >= INDEX_FLOOR
    ):
        return Judged(Measure.INDEX, 1, setting.base)  # "bằng 91% kế hoạch và 98% năm ngoái"
    if setting.bracketed and setting.after_level and setting.seen is Measure.PLAN_PCT and _is_high(number):
        return Judged(Measure.PLAN_PCT, 1, "")  # "… 5 tỷ, mới 80,4% kế hoạch; … 18 tỷ (104%)"
    if setting.code == "grdp" and setting.after_level and previous is None and not setting.base:
        return Judged(Measure.SHARE, 1, "")  # "quy mô nền kinh tế 121 nghìn tỷ đồng: dịch vụ 50%"
    if previous is None or previous.measure in (Measure.LEVEL, Measure.CHANGE_ABS):
        return _growth(setting.list_sign or 1, base)
    if previous.measure in (Measure.YOY, Measure.POP):
        sign = setting.list_sign or previous.sign
        return _growth(sign, setting.base or setting.lead_base or previous.base)
    if previous.measure is Measure.PLAN_PCT and not (setting.bracketed and setting.after_level):
        return _growth(setting.list_sign or 1, base)
    return Judged(previous.measure, previous.sign, previous.base)
