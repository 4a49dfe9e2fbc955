"""Lệnh `giaoban report`: báo cáo sơ kết, tổng kết bằng Word, kèm chứng minh từng con số."""

import importlib
import json
from datetime import date
from pathlib import Path

import click

from giaoban.terms.error import InputError
from giaoban.terms.period import Period


@click.command()
@click.option("--place", required=True, metavar="ĐỊA_BÀN", help='Tên hay mã địa bàn, như "Hải Phòng".')
@click.option("--period", required=True, metavar="KỲ", help="Mã kỳ, như 2024-H1, 2024-Q1, 2021.")
@click.option("--out", required=True, metavar="TỆP.docx", help="Tệp Word sẽ ghi.")
@click.option("--proof", metavar="TỆP.json", help="Ghi thêm chứng minh: mỗi con số, số liệu và công thức.")
@click.option("--workbook", metavar="TỆP.xlsx", help="Ghi thêm các bảng của báo cáo ra bảng tính.")
@click.option("--date", "signed", metavar="NGÀY", help="Ngày ký, như 2024-07-08; không ghi thì là hôm nay.")
@click.option("--number", default="", metavar="SỐ", help="Số của văn bản; không ghi thì để trống.")
@click.option("--signer", default="", metavar="HỌ_TÊN", help="Họ tên người ký.")
@click.option(
    "--signer-title",
    multiple=True,
    metavar="DÒNG",
    help='Chức vụ người ký, như "KT. GIÁM ĐỐC" "PHÓ GIÁM ĐỐC".',
)
@click.option("--form", metavar="MẪU.docx", help="Mẫu thể thức của đơn vị (lấy mẫu chung bằng --form-out).")
@click.option("--form-out", metavar="MẪU.docx", help="Ghi mẫu thể thức chung ra tệp, để sửa bằng Word.")
@click.option("--known-at", metavar="NGÀY", help="Lấy sổ như đã biết vào ngày ấy.")
def report(
    place: str,
    period: str,
    out: str,
    proof: str | None,
    workbook: str | None,
    signed: str | None,
    number: str,
    signer: str,
    signer_title: tuple[str, ...],
    form: str | None,
    form_out: str | None,
    known_at: str | None,
) -> None:
    """Viết báo cáo của một địa bàn trong một kỳ từ sổ số liệu."""
    asked = Period.parse(period)
    day = read_day(signed) if signed else date.today()
    own_form = read_form(form) if form else None
    importlib.import_module("giaoban.record.book").open_book()
    draft = importlib.import_module("giaoban.publish.draft").draft_review(
        place,
        asked,
        day=day,
        number=number,
        signer=signer,
        signer_title=signer_title,
        known_at=read_day(known_at) if known_at else None,
    )
    write_file(out, draft.word(own_form), ".docx")
    if proof:
        text = json.dumps(draft.proof_json(), ensure_ascii=False, indent=1)
        write_file(proof, text.encode("utf-8"), ".json")
    if workbook:
        write_file(workbook, draft.workbook(), ".xlsx")
    if form_out:
        write_file(form_out, importlib.import_module("giaoban.publish.word_form").review_form(), ".docx")
    click.echo(f"Đã ghi {out}: {len(draft.proofs)} con số, mỗi số có nguồn ở Phụ lục.", err=True)


def read_day(text: str) -> date:
    """Đọc ngày dạng năm-tháng-ngày."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            "ngày dạng năm-tháng-ngày", "2024-07-08", text, "Sửa lại ngày rồi chạy lại."
        ) from None


def read_form(name: str) -> bytes:
    """Đọc mẫu thể thức của đơn vị."""
    try:
        return Path(name).read_bytes()
    except OSError as failure:
        raise InputError(
            "tệp Word mẫu đọc được",
            "mau-bao-cao.docx",
            f"{name} (không có tệp ấy, hoặc không được phép đọc)",
            "Sửa lại tên tệp mẫu.",
        ) from failure


def write_file(name: str, content: bytes, ending: str) -> None:
    """Ghi một tệp; đuôi tệp sai hay không ghi được thì nêu lỗi."""
    if Path(name).suffix.lower() != ending:
        raise InputError(f"tên tệp có đuôi {ending}", f"bao-cao{ending}", name, "Sửa lại đuôi tệp.")
    try:
        Path(name).write_bytes(content)
    except OSError as failure:
        raise InputError(
            "nơi ghi được tệp",
            f"bao-cao{ending}",
            f"{name} (không có thư mục ấy, hoặc không được phép ghi)",
            "Chọn thư mục khác.",
        ) from failure
