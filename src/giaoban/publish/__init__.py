"""Xuất bản: what leaves the house: sentences, charts, Word report, workbooks, and the proof of each number."""
