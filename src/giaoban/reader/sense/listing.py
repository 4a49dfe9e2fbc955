"""Đang kể gì: whether the words that follow name products, goods or branches."""

import re
from typing import Final

from giaoban.reader.sense.segment import Segment
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.topic import INDUSTRY, RETAIL, TRADE, Carried

LIST_HEAD: Final = re.compile(
    r" ?(?:[:,]|\d|(?:góp|đóng|tăng|giảm|chủ|chính|công|có|đạt|sản xuất|ước|như|trọng|tiêu|của|trên|cũng|khác"
    r"|đi|xuống|lớn|còn|tháng|quý|các|một số|nhiều|so|lũy|trong|điện|được|những|đá)\b)"
)
HELPED: Final = re.compile(r":|\b(?:như|gồm)\b")
SEVERAL: Final = ("nhiều ", "những ", "các ", "một số ", "vài ", "hàng loạt ")
MADE: Final = re.compile(r"công nghiệp|sản lượng|sản xuất")
NEAR: Final = 60
BRANCHES_TOLD: Final = re.compile(r"(?<!toàn )(?<!\w)ngành (?:\w+ )*\w+: $")  # "ngành tăng cao 4 tháng: …"


def heads_list(low: str, lexeme: Lexeme) -> bool:
    """ "sản phẩm tăng khá gồm …" mở một danh mục; "sản phẩm plastic" chỉ là một tên hàng."""
    if low.startswith("sản lượng", lexeme.start) or not low.endswith(
        ("sản phẩm", "chủ lực"), lexeme.start, lexeme.end
    ):
        return True
    return low.endswith(SEVERAL, 0, lexeme.start) or LIST_HEAD.match(low, lexeme.end) is not None


def list_mode(segment: Segment, mode: str, low: str) -> str:
    """Đang kể gì sau khúc này: "products" sản phẩm công nghiệp, "goods" hàng hóa hay sản phẩm nói chung, "branches"
    ngành, "" không rõ; chỉ tiêu mới thì thôi kể.
    """
    branch_end = -100
    opened = False
    for i, lexeme in enumerate(segment.subjects):
        kind = lexeme.kind
        if kind == "indicator":
            if mode and (is_helped(segment, lexeme) or (opened and _is_trait(lexeme, low, segment.end))):
                continue
            before = segment.subjects[i - 1] if i else None
            is_trait = before is not None and before.kind == "product" and lexeme.start - before.end < 3
            mode = (
                mode if mode in ("products", "goods", "wares") and (is_trait or _is_product(lexeme)) else ""
            )
        elif kind == "branch":
            branch_end = lexeme.end
            named = low.startswith("ngành ", lexeme.start) or low.endswith("ngành ", 0, lexeme.start)
            if low.endswith(": ", 0, lexeme.start):
                mode = "" if opened and _makes(segment, i, low) else mode
                since = max(segment.start, lexeme.start - NEAR)
                named = BRANCHES_TOLD.search(low, since, lexeme.start) is not None
            mode = mode or ("branches" if named else "")  # "ngành dệt 14%, điện tử 12%, thức ăn chăn nuôi 5%"
        elif kind == "branch_head":
            mode, opened = "branches", True
        elif kind == "goods_head":
            mode = mode or "wares"
        elif kind == "product_head" and _of_traded(segment, lexeme, i, low):
            mode = "goods"
        elif kind == "product_head" and lexeme.start - branch_end > 12 and heads_list(low, lexeme):
            if low.endswith(" và ", 0, lexeme.start) and i and segment.subjects[i - 1].kind == "product":
                continue
            after = segment.subjects[i + 1] if i + 1 < len(segment.subjects) else None
            if not (
                after
                and after.kind == "branch"
                and not low.startswith("công nghiệp", after.start)
                and low[lexeme.end : after.start].strip() in ("", "từ")
            ):
                mode = "products" if MADE.search(low, lexeme.start, lexeme.end + 12) else "goods"
                opened = True
    return mode


def _makes(segment: Segment, i: int, low: str) -> bool:
    """ "sản phẩm có chỉ số sản xuất tăng: Sản xuất chế biến thực phẩm 10%; …": kể tên ngành, không phải sản phẩm."""
    before = segment.subjects[i - 1] if i else None
    told = before is not None and before.kind == "indicator" and _is_trait(before, low, segment.end)
    return told and low.startswith("sản xuất ", segment.subjects[i].start)


def _is_trait(lexeme: Lexeme, low: str, end: int) -> bool:
    """ "một số sản phẩm có chỉ số sản xuất tăng khá: …": chỉ số ấy là của các sản phẩm sắp kể."""
    industrial = lexeme.entry is not None and lexeme.entry.value in ("iip", "industrial_output")
    return industrial and HELPED.search(low, lexeme.end, end) is not None


def is_helped(segment: Segment, head: Lexeme) -> bool:
    """ "một số sản phẩm góp phần nâng chỉ số … như: gạch tăng 5%": chỉ số ấy không phải chủ thể của danh sách."""
    if not any(verb.kind == "contribute" and verb.end <= head.start for verb in segment.verbs):
        return False
    return HELPED.search(segment.low, head.end, segment.end) is not None


def _of_traded(segment: Segment, lexeme: Lexeme, at: int, low: str) -> bool:
    """ "mặt hàng xuất khẩu chủ lực, với sản lượng 300 tấn": lượng của hàng xuất khẩu."""
    before = segment.subjects[at - 1] if at else None
    traded = before is not None and before.entry is not None and before.entry.value in ("exports", "imports")
    return traded and low.startswith("sản lượng", lexeme.start) and "colon" not in segment.flags


def _is_product(lexeme: Lexeme) -> bool:
    """Điện sản xuất, điện thương phẩm đứng giữa danh sách sản phẩm như một sản phẩm."""
    return lexeme.entry is not None and lexeme.entry.value.startswith("electricity")


def trusted(mode: str, carried: Carried) -> str:
    """Danh mục "sản phẩm", "mặt hàng" nói chung là sản phẩm công nghiệp, trừ khi đoạn ấy đang nói chuyện mua bán."""
    if mode == "wares" and carried.head is not None and carried.head.code in TRADE | RETAIL:
        return ""
    if mode not in ("goods", "wares"):
        return mode
    trading = carried.head is not None and carried.head.code not in INDUSTRY and carried.head_here
    return "" if trading else "products"
