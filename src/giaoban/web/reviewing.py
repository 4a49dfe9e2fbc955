"""Đọc và kiểm tra một văn bản, đối chiếu với sổ: what the check page, the Word copy and the watch list all do."""

from giaoban.check import Review, review
from giaoban.reader import read
from giaoban.reader.document import Document, Reading
from giaoban.record.read import read as read_book
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.figure import Figure


def reviewed(document: Document) -> tuple[Reading, Review]:
    """Kết quả đọc, và kết quả kiểm tra với số trong sổ."""
    reading = read(document)
    return reading, review([reading], figures_near(reading), indicators())


def figures_near(reading: Reading) -> list[Figure]:
    """Số trong sổ về các địa bàn và chỉ tiêu mà văn bản nói đến."""
    codes = sorted({claim.indicator for claim in reading.claims})
    found: list[Figure] = []
    for place in sorted({claim.place for claim in reading.claims if claim.place}):
        try:
            found += [row.figure for row in read_book(place=place, indicator=codes)]
        except InputError:
            continue
    return found
