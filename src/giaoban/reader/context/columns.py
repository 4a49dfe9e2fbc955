"""Hàng và cột: rows of bare values under a line that says what each of its values is.

"Toàn ngành: tháng 3 so tháng trước 124,9%; quý I so cùng kỳ 108,6%", then "- Khai khoáng: 131%; 93,2%".
"""

from typing import Final

from giaoban.reader.sense.segment import ITEMS, PLACES
from giaoban.reader.words.lexemes import Lexeme
from giaoban.terms.figure import Claim

NAMED: Final = ITEMS | PLACES
MARKS: Final = frozenset(("-", "+", "•", "*", ":", ";", ",", "(", ")", "|", "."))


def is_bare_row(run: list[Lexeme]) -> bool:
    """Một hàng chỉ có tên và các số: không kỳ, không gốc, không động từ nào."""
    values = sum(lexeme.group not in ("", "bare") for lexeme in run)
    return values > 1 and all(lexeme.group or lexeme.kind in MARKS or lexeme.kind in NAMED for lexeme in run)


def under(row: list[Claim], claims: list[Claim]) -> list[Claim]:
    """Các số của một hàng, hiểu như các số cùng cột của dòng nêu chúng là gì; không khớp thì để nguyên."""
    if len(row) != len(claims) or any(one.unit != two.unit for one, two in zip(row, claims, strict=True)):
        return claims
    apart = len({one.indicator for one in row}) == len(row)  # "xuất khẩu 3 tỷ USD, nhập khẩu 2 tỷ USD"
    return [
        two._replace(
            indicator=one.indicator if apart else two.indicator,
            measure=one.measure,
            base=one.base,
            period=one.period,
        )
        for one, two in zip(row, claims, strict=True)
    ]
