"""Chức năng: the functions that rights are given for, and what each role of the department holds by default."""

from enum import StrEnum
from types import MappingProxyType


class Function(StrEnum):
    """Chức năng của trang web mà quyền được cấp theo từng đơn vị."""

    VIEW = "view"
    CHECK = "check"
    ACCEPT = "accept"
    REPORT = "report"
    SETTLE = "settle"

    @property
    def vietnamese(self) -> str:
        """Tên tiếng Việt."""
        return FUNCTION_NAMES[self.value]


FUNCTION_NAMES = {
    "view": "xem số liệu",
    "check": "kiểm tra văn bản",
    "accept": "ghi số liệu vào sổ",
    "report": "lập báo cáo",
    "settle": "xử lý phát hiện",
}
ROLES = MappingProxyType(
    {
        "Chuyên viên kế hoạch": tuple(Function),
        "Lãnh đạo Sở": (Function.VIEW, Function.CHECK, Function.REPORT, Function.SETTLE),
        "Phòng Kinh tế xã, phường": (Function.VIEW, Function.CHECK, Function.ACCEPT),
    }
)
EVERYWHERE = (Function.VIEW, Function.CHECK)
"""Functions that a role holds for every place: everybody sees the whole sector; writing stays with one's unit."""
