"""Thẻ và bộ lọc của mẫu trang."""
