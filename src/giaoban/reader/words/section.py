"""Mục phương hướng: the heading of what is still to be done; each figure of the items under it is a target.

"C. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM", then "1. Xuất khẩu 700 triệu USD." The part ends at the next heading of its rank.
"""

import re
from dataclasses import dataclass
from typing import Final

from giaoban.terms.period import Period

MARK: Final = re.compile(
    r"[\W_]*(?:(?P<article>[Đđ]iều \d{1,2})|(?P<roman>[IVX]{1,4})"
    r"|(?P<upper>[A-ZĐ])|(?P<digit>\d{1,2})|(?P<lower>[a-zđ]))[.)/] ?"
)
RANKS: Final = ("article", "upper", "roman", "digit", "lower")
TO_DO: Final = re.compile(
    r"[\W_]*(?:(?:phần|mục) (?:thứ )?\w{1,4}\W+)?"
    r"(?:(?:một số|các|những|về|giao|phân bổ|phê duyệt|ban hành|thông qua|dự kiến|triển khai|đề xuất) )*"
    r"(?:phương hướng|định hướng|nhiệm vụ|mục tiêu|kế hoạch|chương trình|chỉ tiêu|giải pháp|công tác trọng tâm)\b"
)
FORESEEN: Final = re.compile(
    r"[\W\d]*dự kiến (?:kết quả |kế hoạch )?(?:cả )?(?:năm|quý|tháng) [\w/ ]{1,12}[\W_]*$"
)
LINE: Final = 60  # a year further on in its sentence is not what the heading tells of
PARTS: Final = re.compile(r"[\W_]{0,20}(?:trong đó|bao gồm|gồm|cụ thể|chia ra|chia theo|phân theo|như sau)\b")
TOLD: Final = re.compile(r"(?:về )?(?:kết quả|tình hình|đánh giá|thực trạng)\b")  # what was done is no aim
TO_COME: Final = re.compile(
    r"\b(?:còn lại|cuối năm|thời gian tới|tháng tới|quý tới|năm tới|tháng sau|quý sau|năm sau|tiếp theo)\b"
)

TO_WORK: Final = re.compile(
    r"\b(?:nhiệm vụ|phương hướng|giải pháp|kế hoạch|triển khai|định hướng|chương trình)"
    r"(?: (?:trọng tâm|công tác|chủ yếu|nhiệm vụ|giải pháp|kế hoạch|phát triển|và|thực hiện|của|ngành|công thương"
    r"|trong))*"
    r"(?: (?:các|những) (?:tháng|quý) (?:tiếp theo|còn lại|sau|tới|cuối))?,? (?:của )?$"
)


@dataclass(frozen=True)
class Section:
    """Mục đang đọc: bậc của đề mục ("" nếu không đánh số) và kỳ của các mục tiêu trong đó, nếu nêu."""

    rank: str
    aim: Period | None


def rank_of(flat: str, start: int, end: int) -> str:
    """Bậc của một dòng theo dấu đầu: "Điều 2." article, "A." upper, "II." roman, "1." digit, "a)" lower, hay ""."""
    found = MARK.match(flat, start, end)
    return next((name for name in RANKS if found[name]), "") if found else ""


def heads_to_do(flat: str, low: str, start: int, end: int, ahead: bool) -> bool:
    """Đề mục "Phương hướng, nhiệm vụ …" của một kỳ chưa đến."""
    found = MARK.match(flat, start, end)
    at = found.end() if found else start
    return TO_DO.match(low, at, end) is not None and (ahead or TO_COME.search(low, at, end) is not None)


def heads_told(flat: str, low: str, start: int, end: int) -> bool:
    """Đề mục kể việc đã làm ("I. Kết quả thực hiện năm 2022"), hay một điều mới của nghị quyết."""
    found = MARK.match(flat, start, end)
    return found is not None and (
        found["article"] is not None or TOLD.match(low, found.end(), end) is not None
    )


def heads_foreseen(low: str, start: int, end: int) -> bool:
    """ "Dự kiến năm 2015" đứng riêng một dòng, trên các mức của năm ấy."""
    return FORESEEN.match(low, start, end) is not None


def heads_year(flat: str, low: str, at: int) -> bool:
    """Năm ở `at` mở một câu về việc sắp làm: "Phương hướng năm 2023: …", "Nhiệm vụ 2013: …"."""
    start = max(low.rfind("\n", 0, at), low.rfind(". ", max(0, at - LINE), at)) + 1
    if at - start > LINE:
        return False
    found = MARK.match(flat, start, at)
    return TO_DO.match(low, found.end() if found else start, at) is not None


def is_to_work(low: str, at: int) -> bool:
    """ "… và triển khai nhiệm vụ năm 2025": kỳ ở `at` là của việc sắp làm."""
    return TO_WORK.search(low, max(0, at - LINE), at) is not None


def leads_parts(low: str, start: int, end: int) -> bool:
    """Dòng "Trong đó:", "Phân theo ngành:" giữa một mục không khép mục ấy."""
    return PARTS.match(low, start, end) is not None


def stays(section: Section | None, rank: str) -> bool:
    """Đề mục con ("1. Công nghiệp" trong "C. PHƯƠNG HƯỚNG") còn trong mục ấy."""
    return section is not None and bool(rank) and rank != section.rank and section.rank != "lower"
