"""Nhiệm vụ: counts of tasks, told apart by the words around the number."""

import re
from typing import Final

from giaoban.reader.words.numbers import Number

OVERDUE: Final = re.compile(
    r"quá hạn|trễ hạn|nợ đọng|chậm (?:tiến độ|muộn|hạn|so với|thời hạn)|chưa hoàn thành|không hoàn thành"
    r"|\b(?:chậm|trễ)(?= ?$| (?:phải|cần|để|do|vì)\b)"
)
RUNNING: Final = re.compile(
    r"đang (?:\w+ ){0,2}?(?:thực hiện|triển khai|làm|xử lý|tham mưu|giải quyết|hoàn thiện)|chưa (?:đến|tới) hạn"
    r"|trong hạn|trong thời hạn|còn hạn|(?<!\w)còn(?= ?$)"
    r"|chưa xong|chưa thực hiện|chưa triển khai"
    r"|tồn đọng|còn lại|chuyển tiếp|chuyển (?:sang|qua) (?:năm|tháng|quý|kỳ)"
    r"|tiếp tục (?:thực hiện|triển khai)|chưa đến thời hạn|dở dang"
)
DONE: Final = re.compile(
    r"hoàn thành|đúng hạn|trước hạn|(?<!chưa )\bxong\b|làm xong|thực hiện xong|giải quyết xong|đã thực hiện"
)
GIVEN: Final = re.compile(
    r"\bgiao\b|theo dõi|tổng số|phải (?:thực hiện|làm)|tổng cộng|\bnhận\b(?! định| thấy| xét)"
)
NOT_TASKS: Final = re.compile(
    r",? (?:và )?(?:giải pháp|trọng tâm,? giải pháp|trọng tâm đề ra|chủ yếu|chính|lớn)"
)
LATE: Final = re.compile(r"(?:quá|trễ) hạn(?: (?:mà )?(?:vẫn )?chưa (?:làm )?xong)?")
LATE_STILL: Final = re.compile(
    r"(?:quá|trễ) hạn,? (?:mà |nhưng |và )?(?:vẫn )?chưa (?:hoàn thành|xong|thực hiện)[ :]*$"
)
DONE_LATE: Final = re.compile(r"(?<!chưa )(?<!không )hoàn thành (?:nhưng )?(?:bị )?(?:trễ|quá|chậm)(?: hạn)?")
ORDER: Final = (
    (DONE_LATE, "tasks_completed"),
    (LATE, "tasks_overdue"),
    (RUNNING, "tasks_in_progress"),
    (OVERDUE, "tasks_overdue"),
    (DONE, "tasks_completed"),
    (GIVEN, "tasks_assigned"),
)
AFTER_TIMELY: Final = re.compile(
    r"\d(?: nhiệm vụ)? (?:đúng|trước) hạn(?:,|;| và) (?:có )?$"
    r"|(?<!\d/)\d(?: nhiệm vụ)?,? \(?(?:trong đó|gồm),? (?:có )?$"
)
CLASS: Final = re.compile(r"nhiệm vụ (?:trọng tâm|thường xuyên|cụ thể)\b")
BRACKETED: Final = re.compile(
    r" ?\((?:đạt |chiếm |bằng )?|\)[^().;:%]*:? ?"
)  # "…trọng tâm (66,67%", "(…trọng tâm) quý I: 2"
CLAUSE_END: Final = re.compile(r"[;.,:()\n]|\d")
COUNTED: Final = re.compile(
    r"(?:tổng|tổng số|số) (?:các )?nhiệm vụ\b|nhiệm vụ (?:\w+ ){0,4}giao(?: \w+){0,5}:"
)
REACH: Final = 70


def task_code(low: str, number: Number, start: int, carried: str) -> str:
    """Mã chỉ tiêu nhiệm vụ của một số đếm nhiệm vụ; "" nếu không rõ."""
    stop = CLAUSE_END.search(low, number.end, number.end + REACH)
    if NOT_TASKS.match(low, number.end):
        return ""
    after = low[number.end : stop.start() if stop else number.end + REACH]
    before = low[max(start, number.start - REACH) : number.start]
    if ON_TIME.search(low, max(0, number.start - REACH), number.start) and carried == "tasks_completed":
        return "tasks_completed"  # "hoàn thành 754 (đúng hạn 701, trễ hạn 53)"
    if (
        carried == "tasks_completed"
        and LATE.match(after.lstrip())
        and AFTER_TIMELY.search(low, max(0, number.start - REACH), number.start)
    ):
        return "tasks_completed"  # "hoàn thành 872, gồm 801 đúng hạn, 71 quá hạn"
    if number.fraction and not OVERDUE.search(after):
        return "tasks_completed"
    if "tồn đọng" in before:
        return "tasks_in_progress"
    if "trong hạn" in after and "chưa" in after:
        return "tasks_in_progress"  # "chưa hoàn thành nhưng còn trong hạn"
    if LATE_STILL.search(before):
        return "tasks_overdue"
    if "chưa hoàn thành" in after or before.rstrip(" :").endswith("chưa hoàn thành"):
        return (
            "tasks_overdue"
            if "trong hạn" in low[max(0, number.start - 2 * REACH) : number.start]
            else "tasks_in_progress"
        )
    return _found(after, skip=(GIVEN,)) or _last(before) or _found(after) or carried


def task_class(low: str, number: Number) -> tuple[int, int] | None:
    """Chỗ nêu loại nhiệm vụ của một số đếm hay tỷ lệ: "2/3 nhiệm vụ trọng tâm (66,67%)"; None nếu không nêu."""
    if low.endswith("nhiệm vụ", 0, number.end) and (found := CLASS.match(low, number.end - len("nhiệm vụ"))):
        return found.span()
    words = max(0, number.start - REACH)
    last = None
    for found in CLASS.finditer(low, words, number.start):
        last = found
    if last is None or not BRACKETED.fullmatch(low, last.end(), number.start):
        return None
    return last.span()


def _found(words: str, skip: tuple[re.Pattern[str], ...] = ()) -> str:
    return next((code for pattern, code in ORDER if pattern not in skip and pattern.search(words)), "")


def _last(words: str) -> str:
    """Lời gần số nhất."""
    best, at = "", -1
    for pattern, code in ORDER:
        for found in pattern.finditer(words):
            if found.end() > at:
                best, at = code, found.end()
    return best


SHARED: Final = re.compile(r"(?:\(|, (?:chiếm|đạt|bằng|tỷ lệ|tỉ lệ|tăng|giảm))[\w ]{0,14}$")
ON_TIME: Final = re.compile(
    r"(?:\((?:trong đó,? |có )?|, (?:trong đó|gồm),? (?:có )?)"
    r"(?:trước hạn:? [\d.]+(?: nhiệm vụ)?[,;] )?"
    r"(?:(?:trước,? |sớm,? |và )*(?:đúng|trong|trước) hạn:? [\d.]+(?: nhiệm vụ)?[,;] )?"
    r"(?:trễ|quá|chậm)(?: hạn| muộn)?:? $"
)
RATE: Final = re.compile(r"t[ỷỉ] lệ (?:hoàn thành|đúng hạn|quá hạn|trễ hạn|nợ đọng)")
BEFORE: Final = re.compile(
    r"(?:hoàn thành|xong|đúng hạn|trước hạn|trong hạn|quá hạn|trễ hạn|đang thực hiện|đang triển khai"
    r"|đang làm|đang xử lý|đang giải quyết|chưa đến hạn|chưa tới hạn|còn hạn|chưa xong|dở dang|trễ|chậm|còn lại|giao"
    r"|thực hiện)"
    r"(?: thực hiện| được| mới| thêm| từ đầu năm| trong (?:tháng|quý|kỳ|năm))? ?(?:là|:|có|còn|gần|hơn|khoảng|được)? ?$"
)
ALONG: Final = re.compile(
    r" (?:nhiệm vụ|đã|đang|chưa|còn|và|trong|quá|trễ|hoàn|xong|đạt|chiếm|của|theo|do|được|việc)\b"
)
AFTER: Final = re.compile(
    r" (?:chưa|đã|đang|quá hạn|đúng hạn|trước hạn|hoàn thành|còn|trong hạn|trễ hạn|chậm|xong|trễ)\b"
)


def opens_tasks(low: str, number: Number, start: int) -> bool:
    """ "Tổng số nhiệm vụ phải thực hiện: 40": đang đếm nhiệm vụ, dù số ấy không có đơn vị."""
    return COUNTED.search(low, max(start, number.start - REACH), number.start) is not None


def is_task_count(low: str, number: Number, start: int) -> bool:
    """Số trần đếm nhiệm vụ: "đã xong 286", "3.280 chưa hoàn thành"; không phải "quá hạn 20 ngày"."""
    if BEFORE.search(low, max(start, number.start - 40), number.start):
        return (
            low[number.end + 1 : number.end + 2].isalpha() is False
            or ALONG.match(low, number.end) is not None
        )
    return AFTER.match(low, number.end) is not None


def task_share(low: str, number: Number, start: int, carried: str, known: bool = False) -> str:
    """Mã chỉ tiêu của một tỷ lệ nhiệm vụ ("2.501 nhiệm vụ hoàn thành (91,8%)"); "" nếu không phải."""
    words = low[max(start, number.start - REACH) : number.start]
    if carried and SHARED.search(words):
        return carried
    if "nhiệm vụ" in words or (known and RATE.search(words)):
        return _last(words)
    if carried and (
        low[number.start - 1 : number.start] == "("
        or re.search(r"(?:đạt|chiếm|tỷ lệ|bằng)[\w ]{0,14}$", words)
    ):
        return _last(words) or carried
    return ""
