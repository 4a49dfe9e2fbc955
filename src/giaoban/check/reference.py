"""Trang tra cứu phép kiểm docs/guide/checks.md, viết từ chính danh mục; `make docs` gọi."""

from collections.abc import Iterator
from pathlib import Path

from giaoban.check.catalogue import Check, catalogue
from giaoban.check.finding import SEVERITY_NAMES

PAGE = Path(__file__).resolve().parents[3] / "docs" / "guide" / "checks.md"
HEAD = """# Các phép kiểm

Trang này do `make docs` viết ra từ `src/giaoban/definitions/checks`; đừng sửa tay.

Mỗi con số là một khoảng (số chữ số in ra, "hơn", "gần", "khoảng"); một đẳng thức chỉ hỏng khi không giá trị thật nào
thỏa nó. Mức độ thứ nhất là khi các số cùng một văn bản, mức độ thứ hai là khi chúng ở các văn bản khác nhau; lỗi tay
(nhầm bậc, lệch dấu thập phân, đảo chữ số, nhầm dấu, chép nhầm) làm mọi đẳng thức đúng lại thì luôn là lỗi.
"""


def entry(check: Check) -> Iterator[str]:
    """Mục của một phép kiểm."""
    yield f"## {check.title}\n"
    yield f"- Mã: `{check.code}`"
    yield f"- Mức độ: {SEVERITY_NAMES[check.severity]}, {SEVERITY_NAMES[check.severity_across]}"
    yield f"- Vì sao: {check.explanation}"
    yield f"- Nên làm: {check.recommendation}"
    for equation in check.equations:
        role = equation.roles[0].name
        yield f"- Đẳng thức: `{role} = {equation.solve[role]}`"
    if check.example:
        yield f"- Ví dụ: “{check.example}” Số bị nêu: “{check.flags}”."
    yield ""


def reference() -> str:
    """Cả trang."""
    return "\n".join([HEAD, *(line for check in catalogue().values() for line in entry(check))])


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
