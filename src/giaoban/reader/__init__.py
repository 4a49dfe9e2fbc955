"""Người đọc: prose and tables in, claims out; a pure function of a text, usable without Django.

>>> reading = read_text("IIP tháng 6/2024 tăng 5,2% so với cùng kỳ.", place="Hải Phòng")
>>> [(c.quote, c.indicator, str(c.measure), str(c.period)) for c in reading.claims]
[('5,2%', 'iip', 'yoy', '2024-M06')]
"""

from giaoban.reader.document import Block, Cell, Document, Quantity, Reading, Table
from giaoban.reader.read import read, read_text

__all__ = ["Block", "Cell", "Document", "Quantity", "Reading", "Table", "read", "read_text"]
