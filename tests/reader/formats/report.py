"""Một báo cáo mẫu tự viết, ở dạng chữ, Word, HTML, PDF, để các dạng cho cùng số liệu."""

import io
import shutil
import subprocess
from html import escape
from pathlib import Path

from docx import Document as WordDocument

TITLE = "Tình hình công thương tỉnh Ninh Thuận 6 tháng đầu năm 2023"
PARAGRAPHS = (
    "Chỉ số sản xuất công nghiệp (IIP) tháng 6 năm 2023 ước tăng 12,5% so với cùng kỳ năm trước; tính chung 6 tháng "
    "đầu năm 2023 tăng 10,27% so với cùng kỳ, trong đó công nghiệp chế biến, chế tạo tăng 11,3%.",
    "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng 6 tháng đầu năm 2023 ước đạt 16.345,6 tỷ đồng, tăng 19,8% "
    "so với cùng kỳ, bằng 48,7% kế hoạch năm.",
    "Kim ngạch xuất khẩu 6 tháng đầu năm 2023 ước đạt 34,5 triệu USD, giảm 15,2% so với cùng kỳ năm trước.",
)
CAPTION = "Biểu 1. Một số chỉ tiêu tháng 6 năm 2023"
TABLE = (
    (
        "Chỉ tiêu",
        "Đơn vị tính",
        "Kế hoạch năm 2023",
        "Ước tháng 6",
        "Lũy kế 6 tháng",
        "6 tháng so với cùng kỳ (%)",
    ),
    ("Kim ngạch xuất khẩu", "triệu USD", "120", "6,5", "34,5", "84,8"),
    ("- Hạt điều", "triệu USD", "50", "2,1", "12,4", "91,2"),
    ("Điện sản xuất", "triệu kWh", "9.000", "700,5", "4.100,2", "106,3"),
    ("Muối hạt", "tấn", "300.000", "35.123", "190.738", "104,5"),
)
CLUTTER = """<nav><a href="/">Trang chủ</a> <a href="/kt">Kinh tế</a></nav>
<aside><ul><li><a href="/1">Hà Nội: xuất khẩu tăng 99,9% trong tháng 5</a></li></ul></aside>"""
FOOTER = """<div class="related"><h3>Tin liên quan</h3><ul>
<li><a href="/2">Cà Mau: IIP quý I/2023 giảm 77,7%</a></li>
<li><a href="/3">Bán lẻ cả nước đạt 88,8 nghìn tỷ đồng</a></li></ul></div>
<footer>Bản quyền 2023. Điện thoại: 0259.3822.683</footer>"""


def as_text() -> bytes:
    """Chữ thuần, bảng bằng dấu |."""
    rows = "\n".join(" | ".join(row) for row in TABLE)
    return "\n\n".join((TITLE, *PARAGRAPHS, CAPTION, rows)).encode()


def as_markdown() -> bytes:
    """Markdown."""
    rule = "|" + "---|" * len(TABLE[0])
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    return "\n\n".join((f"# {TITLE}", *PARAGRAPHS, CAPTION, "\n".join([rows[0], rule, *rows[1:]]))).encode()


def as_html() -> bytes:
    """Trang báo có thực đơn, tin khác, chân trang."""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in TABLE)
    body = "".join(f"<p>{escape(text)}</p>" for text in (*PARAGRAPHS, CAPTION))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title></head><body>{CLUTTER}"
        f"<article><h1>{TITLE}</h1>{body}<table>{rows}</table></article>{FOOTER}</body></html>"
    ).encode()


def as_docx() -> bytes:
    """Tệp Word, có tiêu đề đầu trang."""
    word = WordDocument()
    word.sections[0].header.paragraphs[0].text = "Sở Công Thương: báo cáo tháng"
    word.add_heading(TITLE, 0)
    for text in (*PARAGRAPHS, CAPTION):
        word.add_paragraph(text)
    table = word.add_table(0, len(TABLE[0]))
    table.style = "Table Grid"
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def as_pdf(folder: Path) -> bytes | None:
    """Tệp PDF do LibreOffice xuất từ tệp Word; None nếu máy không có LibreOffice."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return None
    source = folder / "report.docx"
    source.write_bytes(as_docx())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "report.pdf").read_bytes()
