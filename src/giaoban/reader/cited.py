"""Văn bản được viện dẫn: a decree or a law that the text names; its day and its year are none of the text's own."""

import re

from giaoban.reader.lexemes import Lexeme

REACH = 130
KINDS = (
    r"(?:nghị định|nghị quyết|quyết định|thông tư(?: liên tịch)?|chỉ thị|công điện|công văn|pháp lệnh|thông báo|kết luận"
    r"|hướng dẫn|kế hoạch|đề án|luật)"
)
NUMBERED = re.compile(KINDS + r"(?: số)?:? ?\d[^\s,;)]*(?:[ ,(][^\d.;:\n]{0,60})?$")
LAW = re.compile(r"(?:(?<!pháp )(?<!kỷ )luật|pháp lệnh|hiến pháp) [^\d.;:,\n]{2,50}$")


def is_cited(low: str, lexeme: Lexeme) -> bool:
    """Ngày, năm đứng ngay sau số hiệu của một văn bản, hay sau tên một đạo luật.

    The day of a report ("Báo cáo số 12/BC-SCT ngày 20/6/2024") is the text's own and stays.
    """
    words = lexeme.words
    if words is None or words.year < 2 or (words.kind != "date" and words.last - words.first != 11):
        return False
    before = low[max(0, lexeme.start - REACH) : lexeme.start]
    if words.kind == "date":
        return NUMBERED.search(before) is not None
    return LAW.search(before) is not None
