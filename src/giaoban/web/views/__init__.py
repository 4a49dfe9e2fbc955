"""Các trang: one file a page; a view reads the request, asks a stage above, and fills a template."""
