"""Bảng: từ bảng thống kê thành khẳng định. Tiêu đề cột cho kỳ, số đo; nhãn hàng cho chỉ tiêu, phần chia nhỏ, đơn vị.

`table_claims(document, block)` is the only name the rest of the reader needs.
"""

from giaoban.reader.tables.claims import table_claims as table_claims
