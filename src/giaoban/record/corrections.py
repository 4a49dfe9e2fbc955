"""Sổ đính chính: known wrong published figures. What was published stays in the book; a correction is a later
statement that stands over it, with its reason. Each correction guards itself: once the source no longer says what
was wrong, the correction must go.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from giaoban.record.entry import NewObservation, Recorded, Source
from giaoban.record.read import statements
from giaoban.record.write import write_observations
from giaoban.terms.catalogue import read_definition
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount

AUTHOR = "sổ đính chính"


@dataclass(frozen=True)
class Correction:
    """Đính chính: nguồn nào nêu gì về chỉ tiêu nào, đúng ra là gì (None: rút), vì sao, theo căn cứ nào."""

    place: str
    indicator: str
    period: Period
    url: str
    title: str
    stated: Amount
    becomes: Amount | None
    true_period: Period
    reason: str
    evidence: str
    day: date

    @property
    def source(self) -> Source:
        """Nguồn của lần nêu đính chính."""
        return Source(self.url, f"Đính chính: {self.reason}", self.day.isoformat())

    def __str__(self) -> str:
        return f"{self.indicator}, {self.place}, {self.period.write()}: {self.stated.write()} ({self.reason})"


@dataclass(frozen=True)
class Guard:
    """Chốt của một đính chính: "done" đã ghi, "due" cần ghi, "absent" sổ không có số ấy, "mended" nguồn đã tự sửa."""

    correction: Correction
    state: str
    rows: tuple[Recorded, ...] = ()


def corrections() -> tuple[Correction, ...]:
    """Mọi đính chính của `definitions/corrections.toml`."""
    return tuple(read_correction(entry) for entry in read_definition("corrections.toml")["correction"])


def read_correction(entry: dict[str, Any]) -> Correction:
    """Đọc một mục."""
    becomes, period = entry.get("becomes"), Period.parse(entry["period"])
    return Correction(
        place=entry["place"],
        indicator=entry["indicator"],
        period=period,
        url=entry.get("url", ""),
        title=entry.get("title", ""),
        stated=read_amount(entry["stated"]),
        becomes=read_amount(becomes) if becomes else None,
        true_period=Period.parse(becomes["period"]) if becomes and "period" in becomes else period,
        reason=entry["reason"],
        evidence=entry["evidence"],
        day=entry["day"],
    )


def read_amount(entry: dict[str, Any]) -> Amount:
    """Đọc một đại lượng."""
    return Amount(Decimal(entry["value"]), entry["scale"], entry["unit"])


def guards(known: tuple[Correction, ...] | None = None) -> Iterator[Guard]:
    """Tình trạng của từng đính chính so với sổ."""
    for correction in corrections() if known is None else known:
        said = statements(
            place=correction.place,
            indicator=correction.indicator,
            period=[correction.period, correction.true_period],
        )
        from_source = [row for row in said if row.source.url == correction.url]
        made = [row for row in from_source if row.source == correction.source]
        theirs = [row for row in from_source if not row.source.title.startswith("Đính chính: ")]
        theirs = [row for row in theirs if correction.title in ("", row.source.title)]
        wrong = [row for row in theirs if row.figure.amount == correction.stated]
        if not wrong:
            yield Guard(correction, "absent")
        elif last_said(theirs, wrong[-1]).figure.amount != correction.stated:
            yield Guard(correction, "mended", tuple(wrong))
        else:
            yield Guard(correction, "done" if made else "due", tuple(wrong))


def last_said(rows: list[Recorded], wrong: Recorded) -> Recorded:
    """Lần nêu sau cùng của cùng nguồn về cùng chỉ tiêu, cùng kỳ và số đo."""
    key = wrong.figure.key
    same = [row for row in rows if replace(row.figure.key, border=key.border) == key]
    return max(same, key=lambda row: row.id)


def apply_corrections(known: tuple[Correction, ...] | None = None) -> list[Guard]:
    """Ghi những đính chính chưa ghi; trả về tình trạng của mọi đính chính trước khi ghi."""
    found = list(guards(known))
    new = [entry for guard in found if guard.state == "due" for entry in corrected(guard)]
    write_observations(new, author=AUTHOR, note="đính chính số đã công bố")
    return found


def corrected(guard: Guard) -> Iterator[NewObservation]:
    """Các lần nêu mới của một đính chính: số đúng, hoặc rút số sai (và nêu lại ở đúng kỳ)."""
    correction, wrong = guard.correction, guard.rows[-1]
    figure, sentence = (
        wrong.figure,
        f"{correction.reason[0].upper()}{correction.reason[1:]}. {correction.evidence}.",
    )
    right = correction.becomes
    if right is None or correction.true_period != correction.period or right.unit != figure.amount.unit:
        yield NewObservation(figure, correction.source, sentence, null="uncollected")
    if right is not None:
        key = figure.key.with_period(correction.true_period)
        yield NewObservation(replace(figure, key=key, amount=right, places=None), correction.source, sentence)
