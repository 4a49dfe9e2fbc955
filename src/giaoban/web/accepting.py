"""Ghi số đã kiểm tra vào sổ: a claim travels to the page and back under a signature, so nothing is stored before."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core import signing

from giaoban.reader.document import Document
from giaoban.record.entry import NewObservation, Source
from giaoban.record.models import Observation
from giaoban.record.write import write_observations
from giaoban.terms.error import InputError
from giaoban.terms.figure import Claim, Figure, FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount
from giaoban.web.marking import Mark, sentence_at
from giaoban.web.texts import title_of

SALT = "giaoban.claim"
DAY = 24 * 3600


@dataclass(frozen=True)
class Choice:
    """Lựa chọn của người ghi: lấy số in hay số đề nghị, trạng thái, địa bàn, kỳ."""

    mended: bool
    status: Status
    place: str
    period: Period


def sealed(mark: Mark, document: Document, source: str) -> str:
    """Số đã ký, đi cùng trang kiểm tra."""
    claim = mark.claim
    assert claim is not None
    sentence, start, end = sentence_at(document.text, claim.start, claim.end)
    mend = next((one.suggestion for one in mark.findings if one.suggestion), None)
    plain: dict[str, Any] = {
        "claim": {
            name: value for name, value in claim.as_json().items() if name not in ("why", "confidence")
        },
        "value": str(claim.value),
        "mend": [str(mend.value), mend.scale, mend.unit] if mend else None,
        "sentence": [sentence, start, end],
        "source": source or title_of(document),
        "home": document.place or "",
        "published": document.published.isoformat() if document.published else "",
    }
    return signing.dumps(plain, salt=SALT, compress=True)


def opened(token: str) -> dict[str, Any]:
    """Mở số đã ký; bị sửa hoặc quá một ngày thì từ chối."""
    try:
        plain: dict[str, Any] = signing.loads(token, salt=SALT, max_age=DAY)
    except signing.BadSignature as error:
        raise InputError(
            "một số vừa được kiểm tra trên trang này",
            "bấm nút Ghi vào sổ cạnh con số",
            "số đã bị sửa hoặc trang mở quá một ngày",
            "Kiểm tra lại văn bản rồi ghi.",
        ) from error
    return plain


def accept(plain: dict[str, Any], choice: Choice, author: str) -> tuple[Observation | None, NewObservation]:
    """Ghi vào sổ; trả về dòng đã thêm, hoặc None nếu sổ đã có đúng số ấy từ nguồn ấy."""
    entry = entry_of(plain, choice)
    written = write_observations([entry], author=author, note="ghi từ trang kiểm tra")
    return (written[0] if written else None), entry


def entry_of(plain: dict[str, Any], choice: Choice) -> NewObservation:
    """Số liệu chờ ghi."""
    claim = plain["claim"]
    amount = Amount(Decimal(plain["value"]), claim["scale"], claim["unit"])
    if choice.mended and plain["mend"]:
        value, scale, unit = plain["mend"]
        amount = Amount(Decimal(value), scale, unit)
    key = FigureKey(
        indicator=claim["indicator"],
        place=choice.place,
        period=choice.period,
        measure=Measure(claim["measure"]),
        item=claim["item"] or "",
    )
    sentence, start, end = plain["sentence"]
    source = plain["source"]
    is_address = source.startswith(("http://", "https://"))
    return NewObservation(
        Figure(key, amount, choice.status, claim["modifier"]),
        Source(
            url=source if is_address else "", title="" if is_address else source, published=plain["published"]
        ),
        sentence,
        (start, end),
        claim["item"] or "",
    )


def may_be_recorded(claim: Claim | None) -> bool:
    """Khẳng định ghi vào sổ được: biết giá trị và chỉ tiêu."""
    return claim is not None and bool(claim.indicator)
