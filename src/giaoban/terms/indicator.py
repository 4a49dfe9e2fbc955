"""Chỉ tiêu: what is measured, how it is measured, and whether it adds over time and over places."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Kind = Literal["flow", "stock", "index", "rate"]


class Measure(StrEnum):
    """Số đo: cách một con số nói về chỉ tiêu (xem từng giá trị)."""

    LEVEL = "level"  # mức, lượng
    YOY = "yoy"  # tăng giảm so với cùng kỳ năm trước
    POP = "pop"  # tăng giảm so với kỳ trước
    PLAN_PCT = "plan_pct"  # tỷ lệ đạt kế hoạch
    PLAN = "plan"  # chỉ tiêu kế hoạch
    SHARE = "share"  # tỷ trọng
    CHANGE_ABS = "change_abs"  # tăng giảm tuyệt đối
    INDEX = "index"  # chỉ số so với gốc, gốc = 100

    @property
    def vietnamese(self) -> str:
        """Tên tiếng Việt."""
        return MEASURE_NAMES[self]


MEASURE_NAMES = {
    Measure.LEVEL: "mức",
    Measure.YOY: "so với cùng kỳ năm trước",
    Measure.POP: "so với kỳ trước",
    Measure.PLAN_PCT: "so với kế hoạch",
    Measure.PLAN: "kế hoạch",
    Measure.SHARE: "tỷ trọng",
    Measure.CHANGE_ABS: "tăng giảm tuyệt đối",
    Measure.INDEX: "chỉ số",
}


@dataclass(frozen=True)
class Indicator:
    """Chỉ tiêu: mã, tên, đơn vị gốc, loại, cách gộp theo thời gian và theo địa bàn, tên gọi khác.

    `unit` is the base unit of a level ("VND", "USD", "index", "kWh" …); `adds_over_time` and `adds_over_places`
    are true for flows that may be summed; `parts` names indicators whose levels add up to at most this one.
    """

    code: str
    name: str
    unit: str
    kind: Kind
    adds_over_time: bool
    adds_over_places: bool
    synonyms: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    direction: Literal["up", "down", "none"] = "up"
    source: str = ""
