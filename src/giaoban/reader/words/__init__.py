"""Lời: what stands in the text. Folded text, lexemes, numbers, periods, the pairs they make; nothing is decided yet."""
