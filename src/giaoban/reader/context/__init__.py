"""Mạch văn: what is carried on from number to number, period, place and base, and the claim that comes of it."""
