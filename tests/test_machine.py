"""Máy thử: the PostgreSQL server and the browser that the other tests lean on really work."""

import psycopg
from playwright.sync_api import Page


def test_postgres_answers_and_sorts_vietnamese(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        rows = connection.execute(
            """SELECT name FROM unnest(ARRAY['Điện Biên', 'Cà Mau', 'Đà Nẵng', 'An Giang']) AS name
               ORDER BY name COLLATE "vi-VN-x-icu" """
        ).fetchall()
    assert [name for (name,) in rows] == ["An Giang", "Cà Mau", "Đà Nẵng", "Điện Biên"]


def test_the_browser_draws_vietnamese(page: Page) -> None:
    page.set_content("<h1>Sở Công Thương</h1>")
    assert page.inner_text("h1") == "Sở Công Thương"
