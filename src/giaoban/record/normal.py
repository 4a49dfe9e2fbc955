"""Chuẩn hóa: one wording of the item, and the parts of the key that stand among its words, put in their places."""

from dataclasses import replace
from datetime import date, timedelta

from giaoban.record.entry import NewObservation
from giaoban.record.keys import full_gazetteer
from giaoban.terms.breakdown import breakdown
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.status import Status

NUL, NO_NUL = "\0", "chữ không có ký tự NUL (mã 0), thường do tệp hỏng hay chép sai; xóa ký tự ấy"
SETTLED = (Status.PRELIMINARY, Status.OFFICIAL)


def normalised(entry: NewObservation, today: date) -> NewObservation:
    """Mục chờ ghi với khóa thống nhất; nêu lỗi nếu chỉ tiêu lạ, hoặc kỳ chưa hết mà đã sơ bộ, chính thức."""
    key = entry.figure.key
    refuse_unsound(entry, today)
    refuse_nul(entry)
    parts = breakdown(key.indicator, key.item)
    border = key.border or (turning_day(key.place, parts.border) if parts.border else "")
    clean = replace(
        key,
        item=parts.item,
        scope=key.scope or parts.scope,
        price_base=key.price_base or parts.price_base,
        source=key.source or parts.source,
        border=border,
    )
    if clean == key:
        return entry
    return replace(entry, figure=replace(entry.figure, key=clean), stated=entry.stated or key.item)


def refuse_unsound(entry: NewObservation, today: date) -> None:
    """Từ chối chỉ tiêu ngoài danh mục và số chính thức của kỳ chưa hết."""
    key, status = entry.figure.key, entry.figure.status
    if key.indicator not in indicators():
        raise InputError(
            "mã chỉ tiêu có trong danh mục",
            "iip, retail_sales_services, exports",
            key.indicator,
            "Chọn chỉ tiêu trong danh mục rồi ghi lại.",
        )
    if status in SETTLED and key.period.dates()[1] > today:
        raise InputError(
            "kỳ đã hết cho số sơ bộ hoặc chính thức",
            "trạng thái ước tính cho kỳ chưa hết",
            f"{key.period.write()}, {status.vietnamese}",
            "Đổi trạng thái hoặc kỳ rồi ghi lại.",
        )


def refuse_nul(entry: NewObservation) -> None:
    """Từ chối ký tự NUL trong mọi ô chữ: PostgreSQL không giữ được, và không ai cố ý viết nó."""
    key = entry.figure.key
    texts = {**vars(key), **entry.source._asdict(), "stated": entry.stated, "sentence": entry.sentence}
    for column, text in texts.items():
        if isinstance(text, str) and NUL in text:
            raise InputError(
                NO_NUL,
                "kim ngạch xuất khẩu ước 17,2 tỷ USD",
                f"{key.indicator}, {key.place}, {key.period.write()}, ô {column}: {text[:80]!r}",
                "Xóa ký tự NUL trong văn bản nguồn rồi ghi lại. Sổ chưa thay đổi.",
            )


def turning_day(place: str, word: str) -> str:
    """Ngày của địa giới "cũ" hay "mới": trước hay từ lần đổi gần nhất của đơn vị ấy; "" nếu chưa từng đổi.

    >>> turning_day("Hải Phòng", "cũ"), turning_day("Hải Phòng", "mới")
    ('2025-06-30', '2025-07-01')
    """
    days = sorted(found.since for found in full_gazetteer(place).named(place) if found.since)
    if not days:
        return ""
    return (days[-1] - timedelta(days=word == "cũ")).isoformat()
