"""Trang in: đầu trang, chân trang, cột, dòng ngắt, gạch nối."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from giaoban.reader.formats.page import (
    Line,
    in_reading_order,
    join,
    moved,
    paragraphs,
    without_margins,
    without_notes,
)

WORDS = ("tăng", "trưởng", "công", "nghiệp", "đạt", "12,5%", "so", "với", "cùng", "kỳ", "tỉnh")


def wrapped(words: list[str], width: int, left: float = 50, top: float = 100) -> list[Line]:
    """Set words in lines of at most `width` letters, 5 points a letter."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [
        Line(text, left, left + 5 * len(text), top + 14 * n, top + 14 * n + 12)
        for n, text in enumerate(lines)
    ]


@given(st.lists(st.sampled_from(WORDS), min_size=30, max_size=80), st.integers(30, 90))
def test_wrapped_lines_are_joined(words, width):
    lines = wrapped(["Năm", *words], width)
    assert [text for text, _ in paragraphs(lines)] == [" ".join(["Năm", *words])]


def test_a_short_line_ends_its_paragraph_and_a_bullet_begins_one():
    first = wrapped(["Xuất", "khẩu", *WORDS * 4], 60)
    second = wrapped(["-", "Nhập", "khẩu", *WORDS * 4], 60, top=first[-1].top + 14)
    assert [text[:8] for text, _ in paragraphs([*first, *second])] == ["Xuất khẩ", "- Nhập k"]


def test_two_columns_are_read_one_after_the_other():
    left = wrapped(["Trái", *WORDS * 6], 40)
    right = [
        replace(line, left=line.left + 250, right=line.right + 250)
        for line in wrapped(["Phải", *WORDS * 6], 40)
    ]
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    assert in_reading_order(mixed) == [*left, *right]


def test_a_table_of_short_cells_is_not_two_columns():
    cells = [
        Line("12,5", 50.0 + 250 * (n % 2), 70.0 + 250 * (n % 2), 20.0 * n, 20.0 * n + 12) for n in range(20)
    ]
    assert in_reading_order(cells) == cells


def test_running_heads_and_page_numbers_go_figures_stay():
    def page(number: int) -> list[Line]:
        body = wrapped([f"Trang{number}", *WORDS * 5], 40, top=100)
        head = Line("Báo cáo công thương 2024", 50, 170, 20, 32)
        foot = Line(f"- {number} -", 300, 320, 800, 812)
        return moved([head, *body, foot], number)

    kept = without_margins([page(number) for number in range(1, 6)])
    assert all(lines[0].text.startswith(f"Trang{n}") and len(lines) > 2 for n, lines in enumerate(kept, 1))
    assert not any("Báo cáo" in line.text or line.text.startswith("- ") for lines in kept for line in lines)


def test_a_head_by_the_papers_edge_goes_from_a_single_page_and_a_first_line_stays():
    head = Line("Mẫu báo cáo 2019", 50, 170, 36, 48)
    body = wrapped(["Năm", *WORDS * 5], 40, top=60)
    assert without_margins([[head, *body]], [842]) == [body]
    assert without_margins([body], [842]) == [body]
    assert without_margins([[replace(head, bottom=64), *body]], [842])[0][0].text == head.text  # a tall title


def test_the_lines_of_a_list_hang():
    item = [replace(line, left=line.left + 20) for line in wrapped(["Gạo", *WORDS * 3], 40)]
    item[0] = replace(item[0], text=f"• {item[0].text}", left=50)
    assert len(list(paragraphs(item))) == 1


def test_notes_of_each_column_stand_apart():
    left, right = wrapped(["Trái", *WORDS * 6], 40), wrapped(["Phải", *WORDS * 6], 40, left=300)
    note = [Line("¹ Số ước", 50, 150, 700, 712), Line("của Sở", 50, 110, 714, 726)]
    other = [Line("2 Giá so sánh", 300, 390, 700, 708)]
    assert without_notes([*left, *note, *right, *other]) == ([*left, *right], [*note, *other])


def test_hyphens():
    assert join("tri-", "ệu") == "triệu"
    assert join("công ngh\ufffe", "iệp") == "công nghiệp"
    assert join("sản xuất-", "kinh doanh") == "sản xuất-kinh doanh"
    assert join("gạo -", "cà phê") == "gạo - cà phê"
