"""Thuật ngữ: the nouns of the trade as frozen values, on the standard library alone."""
