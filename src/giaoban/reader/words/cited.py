"""Ngày tháng của chuyện khác: the day of a decree, the year of a law, of a founding; none of them is the text's own."""

import re
from typing import Final

from giaoban.reader.words.lexemes import Lexeme

REACH, CLOSE = 130, 56
NUMBERED: Final = re.compile(
    r"(?:nghị định|nghị quyết|quyết định|thông tư(?: liên tịch)?|chỉ thị|công điện|công văn|pháp lệnh|thông báo"
    r"|kết luận|hướng dẫn|kế hoạch|đề án|luật|giấy phép)(?: số)?:? ?\d[^\s,;)]*(?:[ ,(][^\d.;:\n]{0,60})?$"
)
LAW: Final = re.compile(r"(?:(?<!pháp )(?<!kỷ )luật|pháp lệnh|hiến pháp) [^\d.;:,\n]{2,50}$")
FOUNDED: Final = re.compile(
    r"(?:thành lập|tái lập|ra đời|khởi công|khánh thành|động thổ|vào hoạt động|vận hành|phát điện|khai trương|sinh"
    r"|tốt nghiệp|cổ phần hóa|niêm yết|chuyển đổi|khởi nghiệp|gia nhập|được cấp phép|có hiệu lực|ban hành|phê duyệt"
    r"|bản quyền|copyright|©|\(c\))"
    r"(?: (?:thương mại|chính thức|thử|vào|từ|trong|cuối|đầu|giữa|khoảng|dự kiến|lần đầu|©))* $"
    r"|(?:hoàn thành|xây dựng|xây xong|hoàn thiện)(?: dự kiến)? (?:vào|từ)(?: cuối| đầu| giữa)? $"
)
LAWS: Final = ("luật ", "pháp lệnh ", "hiến pháp ")
FEASTS: Final = ("kỷ niệm", "ngày truyền thống", "ngày thành lập", "đại hội")
FEAST: Final = re.compile(rf"(?:{'|'.join(FEASTS)})[^.;\n]{{0,90}}$")


def is_cited(low: str, lexeme: Lexeme) -> bool:
    """Ngày sau số hiệu của một văn bản, năm sau tên một đạo luật, kỳ sau chữ "thành lập", "hoàn thành vào", "kỷ niệm" …

    The day of a report ("Báo cáo số 12/BC-SCT ngày 20/6/2024") is the text's own and stays.
    """
    words = lexeme.words
    if words is None or words.kind not in ("date", "bare", "period", "years") or 0 < words.year < 2:
        return False
    before = low[max(0, lexeme.start - REACH) : lexeme.start]
    if FOUNDED.search(before, len(before) - CLOSE if len(before) > CLOSE else 0):
        return True
    if words.year > 1 and any(feast in before for feast in FEASTS) and FEAST.search(before):
        return True
    if words.kind == "date":
        return NUMBERED.search(before) is not None
    if words.year < 2 or words.last - words.first != 11 or not any(law in before for law in LAWS):
        return False
    return LAW.search(before) is not None
