"""`giaoban iip`: the worked example of the guide from a file, and every bad row named."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from giaoban.cli.iip import iip
from giaoban.terms.error import InputError

ROWS = """code,parent,name,weight,unit,base,current,last_year
TN,,toàn ngành,,,,,
B,TN,khai khoáng,10,,,,
da,B,đá,1,m3,1000,900,950
C,TN,"công nghiệp chế biến, chế tạo",75,,,,
13,C,dệt,20,,,,
soi,13,sợi,60,tấn,100,120,110
vai,13,vải,40,nghìn m2,200,210,200
24,C,sản xuất kim loại,55,,,,
thep,24,thép,1,tấn,1000,1100,1000
D,TN,điện,15,,,,
dien,D,điện sản xuất,1,kWh,50,54,52
"""
ASKED = ("--place", "Hải Phòng", "--period", "2024-M05", "--base-year", "2020")


def run(path: Path, *args: str) -> str:
    result = CliRunner().invoke(iip, [str(path), *ASKED, *args], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def written(folder: Path, text: str) -> Path:
    (folder / "iip.csv").write_text(text, encoding="utf-8")
    return folder / "iip.csv"


def test_the_worked_example(tmp_path: Path) -> None:
    told = run(written(tmp_path, ROWS), "--explain")
    assert told.splitlines()[0] == "toàn ngành: 108,50%; so với cùng kỳ: 7,11%"
    assert "(90,00% × 10 + 111,07% × 75 + 108,00% × 15) ÷ (10 + 75 + 15) = 108,50%" in told
    made = json.loads(run(written(tmp_path, ROWS), "--json"))
    assert all(one["formula"] and one["inputs"] for one in made)


def test_a_workbook_gives_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    for line in ROWS.replace('"công nghiệp chế biến, chế tạo"', "chế biến").splitlines():
        sheet.append(line.split(","))
    book.save(tmp_path / "iip.xlsx")
    assert run(tmp_path / "iip.xlsx").startswith("toàn ngành: 108,50%")


def test_without_a_weight_or_a_volume_there_is_no_index(tmp_path: Path) -> None:
    assert "thiếu quyền số" in run(written(tmp_path, ROWS.replace("dệt,20", "dệt,"))).splitlines()[0]
    assert "không có sản lượng của thép" in run(
        written(tmp_path, ROWS.replace("1000,1100,1000", ",1100,1000"))
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("1000,900", "NaN,900", "dòng 4: cột base: 'NaN'"),
        ("1000,900", "1000,-9", "dòng 4: cột current: '-9'"),
        ("1000,900", "1000,1e400", "dòng 4: cột current: '1e400'"),
        ("vai,13", "soi,13", "dòng 8: mã soi trùng với dòng 7"),
        ("thep,24", "thep,25", "dòng 10: cấp trên 25 không có"),
        ("B,TN", "B,B", "dòng 3: vòng tròn"),
        ("B,TN", "B,", "dòng 3: cần đúng một dòng gốc"),
        ("dệt,20,,,,", "dệt,20,tấn,1,2,", "dòng 6: ngành 13 có các phần"),
        ("thép,1", ",1", "dòng 10: cần mã và tên"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    wrong = CliRunner().invoke(iip, [str(written(tmp_path, ROWS.replace(old, new, 1))), *ASKED]).exception
    assert isinstance(wrong, InputError)
    assert told in str(wrong)


def test_a_file_without_the_columns_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", written(tmp_path, "code,name\n1,2\n")):
        assert isinstance(CliRunner().invoke(iip, [str(path), *ASKED]).exception, InputError)
