"""Phần của chỉ tiêu: which indicator a part (a product, a branch, a service …) tells of."""

from giaoban.reader.words.numbers import Number
from giaoban.reader.words.topic import INDUSTRY, RETAIL, TRADE


def item_code(kind: str, head: str, number: Number, mode: str) -> str:
    """Mã chỉ tiêu của một phần loại `kind` khi đang nói về `head`; "" nếu không khớp."""
    if number.unit == "kWh":
        return head if head.startswith("electricity") else "electricity_output"
    if kind == "power" and head in TRADE:
        return head
    if kind == "power":
        made = mode == "products" or head in ("electricity_output", "product_output")
        return "electricity_output" if made else "iip"
    if head == "trade_balance" and kind in ("goods", "product", "branch", "market"):
        return "exports"  # a balance is of the whole; a good after it is one of the goods sold
    made = mode == "products" and kind in ("product", "branch", "service") and number.group != "money"
    if (
        head in TRADE
        and not made
        and not (kind == "branch" and number.group == "percent" and mode == "branches")
    ):
        return head
    weighed = kind in ("product", "branch") or (kind == "goods" and head in INDUSTRY)
    if made or (weighed and number.group == "physical" and head):
        return "product_output"
    if kind in ("goods", "product", "branch") and head == "retail_sales_services":
        return "retail_sales"  # a group of goods is no service
    if kind == "product":
        return _product_code(head, number, mode)
    if kind == "branch":
        return _branch_code(head, number)
    if kind == "commerce":
        return "retail_sales" if head in RETAIL else head or "grdp"
    if kind == "service":
        return "service_revenue" if head in RETAIL else head
    return head or ("grdp" if kind == "sector" else "")


def _product_code(head: str, number: Number, mode: str) -> str:
    if number.group == "physical" and not head:
        return ""
    if mode == "branches":
        return "iip" if head in ("", "product_output") else head
    return "product_output" if head in INDUSTRY or not head else head


def _branch_code(head: str, number: Number) -> str:
    if number.group == "physical":
        return "product_output"
    if number.group == "money" and head in ("", "iip"):
        return "industrial_output"
    if head in ("iip", "industrial_output", "industrial_value_added", "grdp", "electricity_sales"):
        return head
    return "iip" if head in INDUSTRY or not head else head
