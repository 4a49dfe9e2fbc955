"""Phát hiện: what a check found at a figure, in words a person can paste into an official letter."""

from dataclasses import dataclass
from typing import Any, Literal

from giaoban.terms.figure import Claim
from giaoban.terms.unit import Amount

Severity = Literal["error", "warning", "note"]
Standing = Literal["confirmed", "unconfirmed", "warned", "contradicted"]
SEVERITY_NAMES: dict[Severity, str] = {"error": "lỗi", "warning": "cảnh báo", "note": "lưu ý"}
STANDING_NAMES: dict[Standing, str] = {
    "confirmed": "đã kiểm chứng",
    "unconfirmed": "chưa kiểm chứng được",
    "warned": "cần xem lại",
    "contradicted": "mâu thuẫn",
}


@dataclass(frozen=True)
class Finding:
    """Phát hiện: văn bản, mã phép kiểm, mức độ, chỗ đứng, điều đọc được, vì sao sai, cách sửa, chứng cứ.

    `mend` is the kind of slip that mends it ("scale", "period"), "" where none does.
    """

    document: str
    code: str
    severity: Severity
    start: int
    end: int
    quote: str
    message: str
    why: str
    remedy: str
    suggestion: Amount | None = None
    evidence: tuple[str, ...] = ()
    where: str = ""
    mend: str = ""

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON, như mục 6 của bản thiết kế; `suggestion` vắng mặt khi không có số sửa."""
        plain: dict[str, Any] = {
            "code": self.code,
            "severity": self.severity,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "message": self.message,
            "why": self.why,
            "remedy": self.remedy,
        }
        if self.suggestion is not None:
            plain["suggestion"] = amount_json(self.suggestion)
        if self.where:
            plain["where"] = self.where
        return plain | {"evidence": list(self.evidence)}


@dataclass(frozen=True)
class Verdict:
    """Kết luận về một khẳng định: đã kiểm chứng (bằng gì), chưa kiểm chứng được, cần xem lại hay mâu thuẫn."""

    document: str
    claim: Claim
    standing: Standing
    by: str = ""

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON: khẳng định kèm kết luận."""
        return self.claim.as_json() | {"standing": self.standing, "by": self.by}


@dataclass(frozen=True)
class Review:
    """Kết quả kiểm tra: các phát hiện và kết luận về từng khẳng định."""

    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def share_confirmed(self) -> float:
        """Phần khẳng định đã kiểm chứng, 0 đến 1."""
        if not self.verdicts:
            return 0.0
        return sum(verdict.standing == "confirmed" for verdict in self.verdicts) / len(self.verdicts)


def amount_json(amount: Amount) -> dict[str, Any]:
    """Đại lượng ở dạng JSON: số, đơn vị, bậc."""
    value = int(amount.value) if amount.value == int(amount.value) else float(amount.value)
    return {"value": value, "unit": amount.unit, "scale": amount.scale}
