"""Công thức: the one definition of each derived figure, for a single value as for the whole country.

`apply` is plain arithmetic (`+ - × ÷`), so the same function takes `Decimal`s from the book, Polars
expressions, NumPy arrays or Spark columns. `text` is the formula as the department reads it; its slots are
the roles of the inputs, filled with their names by `write` and with their numbers by `Derived.working`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

POINTS = "điểm phần trăm"


class Role(StrEnum):
    """Vai của một đầu vào trong công thức."""

    CURRENT = "current"
    BASE = "base"
    PREVIOUS = "previous"
    ORIGIN = "origin"
    ESTIMATE = "estimate"
    LATER = "later"
    PLAN = "plan"
    PLAN_GROWTH = "plan_growth"
    GROWTH = "growth"
    PLAN_PCT = "plan_pct"
    PART = "part"
    PART_BASE = "part_base"
    WHOLE = "whole"
    WHOLE_BASE = "whole_base"
    TERM = "term"
    YEAR = "year"
    TO_DATE = "to_date"
    LAST_YEAR = "last_year"
    LAST_TO_DATE = "last_to_date"
    MONTHS_LEFT = "months_left"
    WEIGHT = "weight"
    SHARE = "share"
    PORTION = "portion"
    PEER = "peer"

    @property
    def vietnamese(self) -> str:
        """Tên tiếng Việt của vai."""
        return ROLE_NAMES[self]


ROLE_NAMES = {
    Role.CURRENT: "số kỳ này",
    Role.BASE: "số cùng kỳ năm trước",
    Role.PREVIOUS: "số kỳ trước",
    Role.ORIGIN: "số gốc",
    Role.ESTIMATE: "số ước",
    Role.LATER: "số sau cùng",
    Role.PLAN: "kế hoạch năm",
    Role.PLAN_GROWTH: "tốc độ tăng kế hoạch",
    Role.GROWTH: "tốc độ tăng thực hiện",
    Role.PLAN_PCT: "tỷ lệ đạt kế hoạch đã nêu",
    Role.PART: "số của bộ phận",
    Role.PART_BASE: "số của bộ phận cùng kỳ năm trước",
    Role.WHOLE: "số của tổng thể",
    Role.WHOLE_BASE: "số của tổng thể cùng kỳ năm trước",
    Role.TERM: "số từng kỳ",
    Role.YEAR: "số cả năm",
    Role.TO_DATE: "lũy kế từ đầu năm",
    Role.LAST_YEAR: "cả năm trước",
    Role.LAST_TO_DATE: "lũy kế cùng kỳ năm trước",
    Role.MONTHS_LEFT: "số tháng còn lại",
    Role.WEIGHT: "quyền số",
    Role.SHARE: "tỷ trọng của các tháng đã qua trong cả năm trước",
    Role.PORTION: "tỷ lệ chuyển sang",
    Role.PEER: "số của từng đơn vị",
}


def change_percent(current: Any, base: Any) -> Any:
    """Tăng giảm tính bằng %: current ÷ base × 100 − 100."""
    return current / base * 100 - 100


def percent_of(part: Any, whole: Any) -> Any:
    """Tỷ lệ % của `part` trong `whole`."""
    return part / whole * 100


def difference(left: Any, right: Any) -> Any:
    """Hiệu."""
    return left - right


def total(*terms: Any) -> Any:
    """Tổng."""
    first, *rest = terms
    for term in rest:
        first = first + term
    return first


def base_of(current: Any, growth: Any) -> Any:
    """Mức kỳ gốc suy ra từ mức kỳ này và tốc độ tăng."""
    return current * 100 / (growth + 100)


def contribution_points(part: Any, part_base: Any, whole_base: Any) -> Any:
    """Điểm phần trăm mà một bộ phận góp vào tăng trưởng chung."""
    return (part - part_base) / whole_base * 100


def per_month(plan: Any, to_date: Any, months: Any) -> Any:
    """Mức cần đạt bình quân mỗi tháng còn lại."""
    return (plan - to_date) / months


def rest_growth(target: Any, to_date: Any, last_year: Any, last_to_date: Any) -> Any:
    """Tăng trưởng của phần còn lại của năm so với cùng phần ấy năm trước."""
    return (target - to_date) / (last_year - last_to_date) * 100 - 100


def same_shape(to_date: Any, last_year: Any, last_to_date: Any) -> Any:
    """Ước cả năm nếu các tháng còn lại giữ tỷ trọng như năm trước."""
    return to_date * last_year / last_to_date


def needed_rate(planned: Any, growth: Any, share: Any) -> Any:
    """Tốc độ tăng cần đạt trong phần còn lại khi phần đã qua chiếm `share` % của cả năm trước."""
    return (planned * 100 - growth * share) / (100 - share)


def grown(level: Any, growth: Any) -> Any:
    """Mức sau khi tăng `growth` %."""
    return level * (growth + 100) / 100


def weighted_mean(*values: Any) -> Any:
    """Bình quân gia quyền: nửa đầu là các chỉ số, nửa sau là quyền số của chúng.

    >>> weighted_mean(110, 90, 3, 1)
    105.0
    """
    half = len(values) // 2
    weights = values[half:]
    return total(*(value * weight for value, weight in zip(values[:half], weights, strict=True))) / total(
        *weights
    )


def weighted_sum(*values: Any) -> Any:
    """Tổng của số nhân tỷ lệ: nửa đầu là các số, nửa sau là tỷ lệ của chúng."""
    half = len(values) // 2
    return total(*(value * part for value, part in zip(values[:half], values[half:], strict=True)))


class Operation(StrEnum):
    """Phép tính: tên của mỗi số tính ra."""

    LEVEL = "level"
    GROWTH_YOY = "growth_yoy"
    GROWTH_POP = "growth_pop"
    GROWTH_GAP = "growth_gap"
    PLAN_SHARE = "plan_share"
    SHARE = "share"
    CONTRIBUTION = "contribution"
    RANK = "rank"
    CUMULATIVE = "cumulative"
    REMAINING = "remaining"
    REMAINING_GROWTH = "remaining_growth"
    PACE_RATE = "pace_rate"
    IMPLIED_PLAN = "implied_plan"
    IMPLIED_BASE = "implied_base"
    PLAN_LEVEL = "plan_level"
    PACE = "pace"
    PACE_GROWTH = "pace_growth"
    OUTLOOK = "outlook"
    VOLUME_INDEX = "volume_index"
    INDEX = "index"
    RESTATED = "restated"
    REVISION = "revision"
    NOWCAST = "nowcast"
    ADJUSTED = "adjusted"


@dataclass(frozen=True)
class Formula:
    """Công thức: tên gọi, câu công thức, đơn vị của kết quả ("" là đơn vị của đầu vào), và phép tính."""

    name: str
    text: str
    apply: Callable[..., Any]
    unit: str = ""
    numbers: str = ""

    def write(self) -> str:
        """Câu công thức, với tên các vai.

        >>> FORMULAS[Operation.PLAN_SHARE].write()
        'số kỳ này ÷ kế hoạch năm × 100'
        """
        return self.text.format_map({role.value: role.vietnamese for role in Role})

    def fill(self, words: Mapping[str, str]) -> str:
        """Câu công thức với con số thay cho mỗi vai (`{pairs}`: từng phần nhân quyền số của nó)."""
        return (self.numbers or self.text).format_map(words)


FORMULAS: Mapping[Operation, Formula] = {
    Operation.LEVEL: Formula("Mức thực hiện", "{current} (đã ghi sổ)", lambda current: current),
    Operation.GROWTH_YOY: Formula(
        "Tăng trưởng so với cùng kỳ năm trước", "{current} ÷ {base} × 100 − 100", change_percent, "%"
    ),
    Operation.GROWTH_POP: Formula(
        "Tăng trưởng so với kỳ trước", "{current} ÷ {previous} × 100 − 100", change_percent, "%"
    ),
    Operation.GROWTH_GAP: Formula(
        "Chênh lệch so với tốc độ tăng kế hoạch", "{growth} − {plan_growth}", difference, POINTS
    ),
    Operation.PLAN_SHARE: Formula("Tỷ lệ đạt kế hoạch năm", "{current} ÷ {plan} × 100", percent_of, "%"),
    Operation.SHARE: Formula("Tỷ trọng trong tổng thể", "{part} ÷ {whole} × 100", percent_of, "%"),
    Operation.CONTRIBUTION: Formula(
        "Đóng góp vào tăng trưởng chung",
        "({part} − {part_base}) ÷ {whole_base} × 100",
        contribution_points,
        POINTS,
    ),
    Operation.RANK: Formula(
        "Xếp hạng", "1 + số đơn vị có số (đã làm tròn) lớn hơn, xét {peer}", lambda place: place, "hạng"
    ),
    Operation.CUMULATIVE: Formula("Lũy kế từ đầu năm", "tổng {term}", total),
    Operation.REMAINING: Formula("Phần còn lại của năm", "{year} − {to_date}", difference),
    Operation.REMAINING_GROWTH: Formula(
        "Tăng trưởng của phần còn lại của năm",
        "({year} − {to_date}) ÷ ({last_year} − {last_to_date}) × 100 − 100",
        rest_growth,
        "%",
    ),
    Operation.IMPLIED_PLAN: Formula(
        "Kế hoạch năm suy ra", "{current} ÷ {plan_pct} × 100", lambda level, pct: level / pct * 100
    ),
    Operation.IMPLIED_BASE: Formula(
        "Mức cùng kỳ năm trước suy ra", "{current} × 100 ÷ ({growth} + 100)", base_of
    ),
    Operation.PLAN_LEVEL: Formula(
        "Kế hoạch năm tính từ tốc độ tăng kế hoạch", "{last_year} × ({plan_growth} + 100) ÷ 100", grown
    ),
    Operation.PACE: Formula(
        "Mức cần đạt bình quân mỗi tháng còn lại", "({plan} − {to_date}) ÷ {months_left}", per_month
    ),
    Operation.PACE_GROWTH: Formula(
        "Tốc độ tăng cần đạt trong các tháng còn lại",
        "({plan} − {to_date}) ÷ ({last_year} − {last_to_date}) × 100 − 100",
        rest_growth,
        "%",
    ),
    Operation.PACE_RATE: Formula(
        "Tốc độ tăng cần đạt trong các tháng còn lại",
        "({plan_growth} × 100 − {growth} × {share}) ÷ (100 − {share})",
        needed_rate,
        "%",
    ),
    Operation.OUTLOOK: Formula(
        "Cả năm nếu giữ nhịp như năm trước", "{to_date} × {last_year} ÷ {last_to_date}", same_shape
    ),
    Operation.VOLUME_INDEX: Formula("Chỉ số sản lượng", "{current} ÷ {origin} × 100", percent_of, "index"),
    Operation.INDEX: Formula(
        "Chỉ số gộp theo quyền số (Laspeyres)",
        "Σ ({part} × {weight}) ÷ Σ {weight}",
        weighted_mean,
        "index",
        "({pairs}) ÷ ({weight})",
    ),
    Operation.RESTATED: Formula(
        "Số tính lại theo địa giới", "Σ ({part} × {portion})", weighted_sum, numbers="{pairs}"
    ),
    Operation.REVISION: Formula(
        "Mức sửa so với số ước", "{later} ÷ {estimate} × 100 − 100", change_percent, "%"
    ),
    Operation.ADJUSTED: Formula(
        "Số đã hiệu chỉnh mùa vụ", "{current} ÷ hệ số mùa vụ ({weight})", lambda value, factor: value / factor
    ),
    Operation.NOWCAST: Formula("Số ước tháng", "mô hình trên chuỗi {term}", lambda value: value),
}
