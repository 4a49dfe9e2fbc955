"""Nghĩa: what the words about one number say. Its segment, subject, measure; no memory of the numbers before."""
