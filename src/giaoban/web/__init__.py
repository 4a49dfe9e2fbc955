"""Trang web: HTTP only: addresses, pages, sign-in and rights; everything shown comes from the stages above."""
