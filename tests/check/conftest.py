"""Máy chung hai nhân: a property may be slow once without being wrong."""

from hypothesis import settings

settings.register_profile("giaoban", deadline=None)
settings.load_profile("giaoban")
