"""Định nghĩa: data, not code; each file is read by the module named in its head."""
