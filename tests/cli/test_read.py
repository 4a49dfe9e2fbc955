"""Lệnh `giaoban read`: JSON đúng như đã hẹn, lỗi nói bằng tiếng Việt và mã thoát 2, mở nhanh."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from giaoban.cli.read import read
from giaoban.terms.error import InputError

TEXT = (
    "Kim ngạch xuất khẩu 6 tháng đầu năm 2024 của Hải Phòng ước đạt 17,2 tỷ USD, tăng 28,87% so với cùng kỳ."
)


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(read, [*args], input=stdin)


@pytest.fixture
def text_file(tmp_path: Path) -> str:
    path = tmp_path / "bao-cao.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_json_of_a_file(text_file):
    result = run(text_file, "--json")
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    answer = json.loads(line)
    assert answer["id"] == text_file
    first = answer["claims"][0]
    assert (first["quote"], first["value"], first["unit"], first["scale"]) == (
        "17,2 tỷ USD",
        17.2,
        "USD",
        10**9,
    )
    assert (first["indicator"], first["period"], first["place"]) == ("exports", "2024-H1", "Hải Phòng")
    assert first["where"] == "dòng 1"
    assert TEXT[slice(*first["why"]["indicator"][0])] == "Kim ngạch xuất khẩu"


def test_a_table_for_people(text_file):
    result = run(text_file)
    assert result.exit_code == 0
    for words in ("Kim ngạch xuất khẩu hàng hóa", "17,2 tỷ USD", "6 tháng đầu năm 2024", "28,87%"):
        assert words in result.stdout
    assert "17,2 tỷ USD" in run(text_file, "--quantities").stdout


def test_jsonl_spans_refer_to_the_nfc_text(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    rows = [
        {
            "id": "a",
            "text": unicodedata.normalize("NFD", TEXT),
            "published": "2024-07-05",
            "place": "Hải Phòng",
        },
        {"id": "b", "text": "Không có gì.\u2028", "published": None, "place": None},
        {"id": "c", "text": "Huyện | Xuất khẩu 2023 (triệu USD)\nCát Hải | 12,5\nKiến Thụy | 30"},
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    result = run("--jsonl", str(path))
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert all(TEXT[c["start"] : c["end"]] == c["quote"] for c in answers[0]["claims"])
    assert answers[1]["claims"] == []
    assert [(c["place"], c["value"]) for c in answers[2]["claims"]] == [("Cát Hải", 12.5), ("Kiến Thụy", 30)]
    quantities = json.loads(run("--jsonl", str(path), "--quantities").stdout.splitlines()[0])["quantities"]
    assert quantities[0].keys() == {"start", "end", "quote", "value", "unit", "scale"}
    assert [q["quote"] for q in quantities] == ["17,2 tỷ USD", "28,87%"]


def test_stdin():
    assert json.loads(run("--jsonl", "-", stdin=json.dumps({"id": "x", "text": TEXT})).stdout)["id"] == "x"


def test_a_bad_file_is_told_and_the_others_are_read(text_file, tmp_path: Path):
    plain = tmp_path / "khong-so.txt"
    plain.write_text("Hội nghị thành công tốt đẹp.", encoding="utf-8")
    result = run(str(tmp_path / "thieu.docx"), text_file, str(plain), "--json")
    assert result.exit_code == 2
    assert [len(json.loads(line)["claims"]) for line in result.stdout.splitlines()] == [2, 0]
    assert "thieu.docx không có" in result.stderr
    assert "không có số liệu nào" in result.stderr
    assert result.stderr.count("Cách sửa:") == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "dòng 2: không phải JSON"),
        ("[]", 'dòng 2: không có "text"'),
        ('{"id": "a", "text": 5}', 'dòng 2: không có "text"'),
        ('{"id": "a", "text": "b", "published": "hôm qua"}', "dòng 2: \"published\" là 'hôm qua'"),
        ('{"id": "a", "text": "b", "place": 31}', 'dòng 2: "published" hoặc "place"'),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line, words):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "b"}\n' + line + "\n", encoding="utf-8")
    error = run("--jsonl", str(path)).exception
    assert isinstance(error, InputError)
    assert words in error.got


def test_usage_dates_and_places(text_file, tmp_path: Path):
    for args in (
        (),
        (text_file, "--jsonl", "a"),
        (text_file, "--published", "2024-13-45"),
        ("--jsonl", "thieu.jsonl"),
    ):
        assert isinstance(run(*args).exception, InputError)
    error = run(text_file, "--place", "Hải Phongg").exception
    assert isinstance(error, InputError)
    assert error.got == "Hải Phongg"
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a7", "text": TEXT, "place": "Hải Phongg"}), encoding="utf-8")
    result = run("--jsonl", str(path))
    assert (result.exit_code, "a7: không có địa bàn" in result.stderr) == (0, True)


def test_a_workbook_names_its_cells(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Biểu 1"
    for row in (["Chỉ tiêu", "Đơn vị tính", "Tháng 6 năm 2024"], ["Xi măng", "1000 tấn", 450.25]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    (claim,) = json.loads(run(str(tmp_path / "a.xlsx"), "--json").stdout)["claims"]
    assert (claim["where"], claim["item"], claim["value"], claim["scale"]) == (
        "Biểu 1!C2",
        "Xi măng",
        450.25,
        1000,
    )


def test_heavy_libraries_stay_out(tmp_path: Path):
    program = (
        "import sys, giaoban.cli.read\n"
        "heavy = {'docx', 'trafilatura', 'pdfplumber', 'pypdfium2', 'openpyxl', 'django', 'polars', 'lxml'}\n"
        "sys.exit(', '.join(heavy & sys.modules.keys()) or 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
