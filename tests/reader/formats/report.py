"""Một báo cáo mẫu tự viết, ở dạng chữ, Word, HTML, PDF, để các dạng cho cùng số liệu."""

import io
import shutil
import subprocess
import zipfile
from html import escape
from pathlib import Path

from docx import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

TITLE = "Tình hình công thương tỉnh Ninh Thuận 6 tháng đầu năm 2023"
PARAGRAPHS = (
    "Chỉ số sản xuất công nghiệp (IIP) tháng 6 năm 2023 ước tăng 12,5% so với cùng kỳ năm trước; tính chung 6 tháng "
    "đầu năm 2023 tăng 10,27% so với cùng kỳ, trong đó công nghiệp chế biến, chế tạo tăng 11,3%.",
    "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng 6 tháng đầu năm 2023 ước đạt 16.345,6 tỷ đồng, tăng 19,8% "
    "so với cùng kỳ, bằng 48,7% kế hoạch năm.",
    "Kim ngạch xuất khẩu 6 tháng đầu năm 2023 ước đạt 34,5 triệu USD, giảm 15,2% so với cùng kỳ năm trước.",
    "Một số sản phẩm công nghiệp chủ yếu 6 tháng:",
)
ITEMS = (
    "Nhân hạt điều: 2.150 tấn, tăng 4,4% so với cùng kỳ;",
    "Nước giải khát: 12,8 triệu lít, tăng 7,3%;",
    "Điện gió: 1.205 triệu kWh, giảm 3,6%.",
)
NOTE = "Trong đó doanh thu dịch vụ lưu trú, ăn uống 6 tháng ước đạt 3.127 tỷ đồng, tăng 31,5% so với cùng kỳ."
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

RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
LINK = f'<Relationship Id="rId99" Type="{RELATIONSHIP_TYPE.FOOTNOTES}" Target="footnotes.xml"/>'
KIND = f'<Override PartName="/word/footnotes.xml" ContentType="{FOOTNOTES}"/>'


def as_text() -> bytes:
    """Chữ thuần, bảng bằng dấu |."""
    rows = "\n".join(" | ".join(row) for row in TABLE)
    items = (f"- {item}" for item in ITEMS)
    return "\n\n".join((TITLE, *PARAGRAPHS, *items, CAPTION, rows, NOTE)).encode()


def as_markdown() -> bytes:
    """Markdown."""
    rule = "|" + "---|" * len(TABLE[0])
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    items = "\n".join(f"* {item}" for item in ITEMS)
    table = "\n".join([rows[0], rule, *rows[1:]])
    return "\n\n".join((f"# {TITLE}", *PARAGRAPHS, items, CAPTION, table, NOTE)).encode()


def as_html() -> bytes:
    """Trang báo có thực đơn, tin khác, chân trang."""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in TABLE)
    body = "".join(f"<p>{escape(text)}</p>" for text in PARAGRAPHS)
    body += f"<ul>{''.join(f'<li>{item}</li>' for item in ITEMS)}</ul><p>{CAPTION}</p>"
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title></head><body>{CLUTTER}"
        f"<article><h1>{TITLE}</h1>{body}<table>{rows}</table><p>{NOTE}</p></article>{FOOTER}</body></html>"
    ).encode()


def as_docx() -> bytes:
    """Tệp Word, có tiêu đề đầu trang nêu năm khác, danh sách tự đánh dấu, chú thích cuối trang."""
    word = WordDocument()
    word.sections[0].header.paragraphs[0].text = "Sở Công Thương: mẫu báo cáo ban hành năm 2019"
    word.add_heading(TITLE, 0)
    for text in PARAGRAPHS:
        last = word.add_paragraph(text)
    last._p.append(parse_xml(f'<w:r {nsdecls("w")}>{RAISED}<w:footnoteReference w:id="2"/></w:r>'))
    for text in ITEMS:
        word.add_paragraph(text, "List Bullet")
    word.add_paragraph(CAPTION)
    table = word.add_table(0, len(TABLE[0]))
    table.style = "Table Grid"
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    word.save(buffer)
    return with_footnote(buffer.getvalue(), NOTE)


def with_footnote(data: bytes, text: str) -> bytes:
    """Tệp Word ấy, thêm chú thích cuối trang số 2."""
    mark = f"<w:r>{RAISED}<w:footnoteRef/></w:r>"
    small = f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> {text}</w:t></w:r>'
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{mark}{small}</w:p></w:footnote></w:footnotes>'
    )
    added = {"word/_rels/document.xml.rels": LINK, "[Content_Types].xml": KIND}
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            head, tail, rest = source.read(name).decode("latin-1").rpartition("</")
            target.writestr(name, (head + added.get(name, "") + tail + rest).encode("latin-1"))
        target.writestr("word/footnotes.xml", notes)
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
