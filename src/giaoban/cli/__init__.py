"""Dòng lệnh: mỗi lệnh một file, chỉ nạp khi được gọi."""
