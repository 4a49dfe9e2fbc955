"""Nhiệm vụ: counts of tasks, told apart by the words around the number."""

import re

from giaoban.reader.numbers import Number

OVERDUE = re.compile(
    r"quá hạn|trễ hạn|chậm (?:tiến độ|muộn|hạn|so với|thời hạn)|chưa hoàn thành|không hoàn thành"
)
RUNNING = re.compile(
    r"đang (?:\w+ ){0,2}?(?:thực hiện|triển khai|xử lý|tham mưu|giải quyết|hoàn thiện)|chưa đến hạn|trong hạn|trong thời hạn|còn hạn"
    r"|chưa xong|tồn đọng|còn lại|chuyển tiếp|tiếp tục (?:thực hiện|triển khai)|chưa đến thời hạn|dở dang"
)
DONE = re.compile(r"hoàn thành|đã xong|làm xong|thực hiện xong|giải quyết xong|đã thực hiện")
GIVEN = re.compile(r"\bgiao\b|được giao|theo dõi|tổng số|phải thực hiện|tổng cộng|tiếp nhận|nhận được")
NOT_TASKS = re.compile(r",? (?:và )?(?:giải pháp|trọng tâm,? giải pháp|trọng tâm đề ra|chủ yếu|chính|lớn)")
LATE = re.compile(r"quá hạn|trễ hạn")
ORDER = (
    (LATE, "tasks_overdue"),
    (RUNNING, "tasks_in_progress"),
    (OVERDUE, "tasks_overdue"),
    (DONE, "tasks_completed"),
    (GIVEN, "tasks_assigned"),
)
CLAUSE_END = re.compile(r"[;.,:()\n]|\d")
REACH = 70


def task_code(low: str, number: Number, start: int, carried: str) -> str:
    """Mã chỉ tiêu nhiệm vụ của một số đếm nhiệm vụ; "" nếu không rõ."""
    stop = CLAUSE_END.search(low, number.end, number.end + REACH)
    if NOT_TASKS.match(low, number.end):
        return ""
    after = low[number.end : stop.start() if stop else number.end + REACH]
    before = low[max(start, number.start - REACH) : number.start]
    if number.fraction and not OVERDUE.search(after):
        return "tasks_completed"
    if "tồn đọng" in before:
        return "tasks_in_progress"
    return _found(after, skip=(GIVEN,)) or _last(before) or _found(after) or carried


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
