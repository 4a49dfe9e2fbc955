"""Trang web: phần chính giữ, thực đơn và tin khác bỏ, dù trang dựng kiểu nào; ô gộp của bảng."""

import pytest

from giaoban.reader.formats.open import open_document

MAIN = (
    "Chỉ số sản xuất công nghiệp (IIP) tháng 6 năm 2023 ước tăng 12,5% so với cùng kỳ năm trước; tính chung 6 tháng "
    "đầu năm 2023 tăng 10,27% so với cùng kỳ.",
    "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng 6 tháng đầu năm 2023 ước đạt 16.345,6 tỷ đồng, tăng 19,8% "
    "so với cùng kỳ, bằng 48,7% kế hoạch năm.",
    "Kim ngạch xuất khẩu đạt 34,5 triệu USD, giảm 15,2%.",
)
MENU = "<ul class='menu'>" + "".join(f"<li><a href='/{n}'>Mục {n}</a></li>" for n in range(20)) + "</ul>"
OTHERS = (
    "<div class='box'><a href='/a'>Lâm Đồng: xuất khẩu tăng 77,7% trong quý I</a><br>"
    "<a href='/b'>Bán lẻ cả nước đạt 99,9 nghìn tỷ đồng</a></div>"
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in MAIN)
PAGES = {
    "paragraphs": f"{MENU}<div>{PARAGRAPHS}</div>{OTHERS}",
    "breaks": f"{MENU}<div><h1>Tiêu đề</h1><div>{'<br><br>'.join(MAIN)}</div></div>{OTHERS}",
    "divisions": f"{MENU}<div>{''.join(f'<div>{text}</div>' for text in MAIN)}</div>{OTHERS}",
    "spans": f"{MENU}<div>{''.join(f'<p><b>{text[:9]}</b><span>{text[9:]}</span></p>' for text in MAIN)}</div>{OTHERS}",
    "layout table": f"<table><tr><td>{MENU}</td><td>{PARAGRAPHS}</td><td>{OTHERS}</td></tr></table>",
    "one form around all": f"<form id='aspnetForm'>{MENU}<div>{PARAGRAPHS}</div>{OTHERS}</form>",
}


@pytest.mark.parametrize("kind", PAGES)
def test_the_main_text_stays_and_the_clutter_goes(kind):
    document = open_document(f"<html><body>{PAGES[kind]}</body></html>".encode(), "a.html")
    assert all(text in document.text for text in MAIN)
    assert not any(words in document.text for words in ("77,7", "99,9", "Mục 3"))


def test_a_short_page_is_read_whole():
    assert open_document(f"<p>{MAIN[2]}</p>".encode(), "a.html").text == MAIN[2]


def test_merged_cells():
    rows = (
        "<tr><th rowspan=2>Chỉ tiêu</th><th colspan=2>Năm 2024</th></tr><tr><th>Tháng 5</th><th>Tháng 6</th></tr>"
        "<tr><td>&nbsp;&nbsp;&nbsp;Xi măng</td><td>12,5</td><td>13</td></tr>"
    )
    document = open_document(
        f"<html><body>{PARAGRAPHS}<table>{rows}</table></body></html>".encode(), "a.html"
    )
    table = next(block.table for block in document.blocks if block.table)
    found = {
        document.text[c.start : c.end]: (c.row, c.column, c.row_span, c.column_span) for c in table.cells
    }
    assert found["Chỉ tiêu"] == (0, 0, 2, 1)
    assert found["Tháng 6"] == (1, 2, 1, 1)
    assert found["   Xi măng"] == (2, 0, 1, 1)


def test_a_table_of_figures_inside_a_layout_table_and_the_marks_of_a_list():
    inner = "<table><tr><td>Gạo</td><td>12,5</td></tr><tr><td>Cà phê</td><td>13</td></tr></table>"
    items = "<ul><li></li><li><p>Một</p><ol><li>Hai</li></ol></li><li>- Ba</li></ul><p>Bốn</p>"
    page = f"<html><body><table><tr><td>{items}{inner}</td></tr></table></body></html>"
    document = open_document(page.encode(), "a.html")
    assert document.text == "- Một\n\n- Hai\n\n- Ba\n\nBốn\n\nGạo | 12,5\nCà phê | 13"
    assert [block.kind for block in document.blocks][-1] == "table"


def test_a_menu_whose_words_stand_in_the_text_goes():
    menu = "<ul><li><a href='/a'>Xuất khẩu</a></li><li><a href='/b'>Tổng mức bán lẻ</a></li></ul>"
    document = open_document(f"<html><body>{menu}<div>{PARAGRAPHS}</div></body></html>".encode(), "a.html")
    assert document.text == "\n\n".join(MAIN)


def test_an_old_charset_is_turned():
    page = "<html><head><meta charset='windows-1258'></head><body><p>Xuất khẩu tăng 5,2%</p></body></html>"
    marked = page.replace("Xuất khẩu tăng", "Xuâ\u0301t khâ\u0309u tăng")
    assert open_document(marked.encode("cp1258"), "a.html").text == "Xuất khẩu tăng 5,2%"
