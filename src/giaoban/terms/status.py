"""Trạng thái của số liệu (Luật Thống kê, Điều 3): kế hoạch, dự báo, ước tính < sơ bộ < chính thức."""

from enum import StrEnum


class Status(StrEnum):
    """Trạng thái của một số liệu; `rank` xếp mức chắc chắn."""

    PLAN = "plan"
    FORECAST = "forecast"
    ESTIMATE = "estimate"
    UNSTATED = "unstated"
    ACTUAL = "actual"
    PRELIMINARY = "preliminary"
    OFFICIAL = "official"

    @property
    def rank(self) -> int:
        """Mức chắc chắn, càng lớn càng chắc; kế hoạch và dự báo đứng ngoài thang (âm)."""
        order = {"plan": -2, "forecast": -1, "estimate": 0, "unstated": 1, "actual": 1, "preliminary": 2}
        return order.get(self.value, 3)

    @property
    def vietnamese(self) -> str:
        """Tên tiếng Việt.

        >>> Status.ESTIMATE.vietnamese
        'ước tính'
        """
        return STATUS_NAMES[self]


STATUS_NAMES = {
    Status.PLAN: "kế hoạch",
    Status.FORECAST: "dự báo",
    Status.ESTIMATE: "ước tính",
    Status.UNSTATED: "không nêu",
    Status.ACTUAL: "thực hiện",
    Status.PRELIMINARY: "sơ bộ",
    Status.OFFICIAL: "chính thức",
}
