"""Sổ số liệu: append-only observations, each with its full key, its source and its two clocks."""
