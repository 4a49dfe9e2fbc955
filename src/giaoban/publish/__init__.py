"""Xuất bản: what leaves the house: sentences, charts, Word report, workbooks, each number with proof."""
