"""Điều đang nói: the subject of a number, and what of it a reader carries from one number to the next."""

from dataclasses import dataclass
from typing import Final

from giaoban.terms.figure import Span

INDUSTRY: Final = frozenset(
    (
        "iip",
        "industrial_output",
        "industrial_value_added",
        "product_output",
        "electricity_output",
        "electricity_sales",
    )
)
POWER: Final = ("electricity_output", "electricity_sales")  # products among others, in a list of products
LISTS: Final = ("products", "goods", "wares")
TRADE: Final = frozenset(("exports", "imports", "trade_turnover", "trade_balance"))
RETAIL: Final = frozenset(("retail_sales_services", "retail_sales", "service_revenue"))


class Subject:
    """Chủ thể của số: mã chỉ tiêu ("" là chuyện khác), loại phần, chỗ của lời nêu chỉ tiêu và lời nêu phần."""

    def __init__(
        self, code: str, kind: str = "indicator", head: Span | None = None, item: Span | None = None
    ) -> None:
        self.code: Final = code
        self.kind: Final = kind
        self.head: Final = head
        self.item: Final = item

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Subject) and (self.code, self.kind, self.head, self.item) == (
            other.code,
            other.kind,
            other.head,
            other.item,
        )

    def __hash__(self) -> int:
        return hash((self.code, self.kind, self.head, self.item))

    def of(self, kind: str, item: Span | None) -> "Subject":
        """Cùng chỉ tiêu, phần khác."""
        return Subject(self.code, kind, self.head, item)


EXPORTED: Final = Subject("exports")
CLUTTER: Final = Subject("", "clutter")
OTHER_INDEX: Final = Subject("", "index")  # of sales, of stocks, of labour: its parts are branches too
ASIDE: Final = Subject("", "aside")
PASSING: Final = Subject("", "passing")  # said in passing: what comes after is not about it


@dataclass
class Carried:
    """Điều người đọc mang theo: chỉ tiêu đang nói, chủ thể của số vừa rồi, đang kể sản phẩm không, cùng đoạn không."""

    head: Subject | None
    last: Subject | None
    mode: str
    same_paragraph: bool
    same_sentence: bool
    head_here: bool
