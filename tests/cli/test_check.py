"""Lệnh `giaoban check`: exit codes, JSON as promised, the seeds, a draft against its source, errors that teach."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from giaoban.cli.check import check
from giaoban.terms.error import InputError

RIGHT = "Năm 2021, kim ngạch xuất khẩu của Hải Phòng đạt 25.112 triệu USD, tăng 23,19% so với năm 2020."
WRONG = "Năm 2020, kim ngạch xuất khẩu của Hải Phòng đạt 19 triệu USD."


def run(*args: str) -> Result:
    return CliRunner().invoke(check, [*args])


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_no_error_exits_0(tmp_path: Path) -> None:
    assert run(write(tmp_path, "a.txt", RIGHT), "--no-record").exit_code == 0


def test_errors_exit_1_and_say_the_mend(tmp_path: Path) -> None:
    result = run(write(tmp_path, "a.txt", RIGHT), write(tmp_path, "b.txt", WRONG), "--no-record")
    assert result.exit_code == 1
    assert "lỗi [implied-base] “19 triệu USD”" in result.stdout
    assert "thành “19 tỷ USD”" in result.stdout
    assert "25.112 triệu USD ÷ (1 + 23,19%) = 20.384,8 triệu USD" in result.stdout


def test_json_has_findings_and_a_standing_for_every_claim(tmp_path: Path) -> None:
    result = run(write(tmp_path, "a.txt", RIGHT), write(tmp_path, "b.txt", WRONG), "--no-record", "--json")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["findings"] == []
    assert len(first["claims"]) == 2
    (finding,) = second["findings"]
    assert (finding["severity"], finding["quote"]) == ("error", "19 triệu USD")
    assert finding["suggestion"] == {"value": 19, "unit": "USD", "scale": 10**9}
    assert finding["evidence"]
    assert second["claims"][0]["standing"] == "contradicted"


def test_jsonl_answers_line_by_line(tmp_path: Path) -> None:
    lines = [{"id": str(i), "text": text, "place": "Hải Phòng"} for i, text in enumerate((RIGHT, WRONG))]
    path = write(tmp_path, "in.jsonl", "\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    rows = [json.loads(line) for line in run("--jsonl", path, "--no-record").stdout.splitlines()]
    assert [row["id"] for row in rows] == ["0", "1"]
    assert set(rows[1]["findings"][0]) >= {"code", "severity", "start", "end", "quote", "message", "evidence"}


def test_a_draft_against_its_source(tmp_path: Path) -> None:
    source = write(tmp_path, "nguon.txt", RIGHT)
    good = write(tmp_path, "dung.txt", "Năm 2021, xuất khẩu của Hải Phòng đạt 25,1 tỷ USD.")
    bad = write(tmp_path, "sai.txt", "Năm 2021, nhập khẩu của Hải Phòng đạt 25.112 triệu USD.")
    assert run(good, "--against", source).exit_code == 0
    result = run(bad, "--against", source, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["claims"][0]["verdict"] == "contradicted"


def test_a_folder_is_all_its_documents(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", RIGHT)
    write(tmp_path, "b.txt", WRONG)
    write(tmp_path, "anh.png", "không phải văn bản")
    rows = [json.loads(line) for line in run(str(tmp_path), "--no-record", "--json").stdout.splitlines()]
    assert [len(row["findings"]) for row in rows] == [0, 1]


def test_a_word_file_with_comments(tmp_path: Path) -> None:
    out = tmp_path / "ra.docx"
    text = "Sáu tháng đầu năm 2024, chỉ số sản xuất công nghiệp (IIP) của Ninh Thuận đạt 3.300,63 tỷ đồng."
    assert run(write(tmp_path, "a.txt", text), "--no-record", "--annotate", str(out)).exit_code == 1
    assert out.read_bytes().startswith(b"PK")


def test_nothing_to_check_is_a_usage_error() -> None:
    result = run()
    assert isinstance(result.exception, InputError)


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    assert isinstance(run(str(tmp_path / "khong-co.txt")).exception, InputError)


@pytest.mark.django_db(transaction=True)
def test_the_book_itself(tmp_path: Path) -> None:
    result = run("--record", "--json")
    assert result.exit_code in (0, 1)
    assert all("evidence" in json.loads(line) for line in result.stdout.splitlines())


def test_the_seeds(shared: Path) -> None:
    files = [str(path) for path in sorted((shared / "seeds").glob("*.txt"))]
    result = run(*files, "--no-record", "--json")
    findings = [finding for line in result.stdout.splitlines() for finding in json.loads(line)["findings"]]
    errors = {one["quote"]: one.get("suggestion") for one in findings if one["severity"] == "error"}
    assert set(errors) == {"17,2 triệu USD", "19 triệu USD", "17, 5 triệu USD", "3.300,63 tỷ đồng"}
    assert all(mend["scale"] == 10**9 for quote, mend in errors.items() if "USD" in quote)
    warned = {one["quote"] for one in findings if one["severity"] == "warning"}
    assert warned <= {"14,45%", "19,67%", "22,85%"}  # the first stands beside an index told in đồng


def test_the_tables(shared: Path) -> None:
    files = [str(path) for path in sorted((shared / "tables").glob("*.xlsx"))]
    result = run(*files, "--no-record", "--json")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    found = {(finding["where"], finding["code"]) for row in rows for finding in row["findings"]}
    assert ("Tháng 4!L14", "table-ratio") in found
    assert ("Tháng 3!F29", "lost-thousand") in found
    assert ("Tháng 1!L7", "index-ratio") in found
    assert ("Tháng 3!I28", "impossible-cumulative") in found
    assert ("Tháng 2!G13", "revised") in found
