"""Giaoban: đọc, ghi sổ, kiểm tra và báo cáo số liệu của Sở Công Thương."""

__version__ = "0.1.0"
