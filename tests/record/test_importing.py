"""Nạp và xuất: real figures come back as they went in; every bad row is named, and nothing is written."""

import csv
from datetime import date, datetime, timedelta

import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.record.exporting import export_table
from giaoban.record.importing import import_file
from giaoban.record.models import Observation, Series
from giaoban.record.read import read
from giaoban.record.rows import BadRowsError
from giaoban.terms.error import InputError
from tests.record.histories import QUICK, blank_book

pytestmark = pytest.mark.django_db
HEAD = "place,indicator,item,measure,period,value,unit,scale,status,published,url"
GOOD = "Hải Phòng,exports,,level,2024-H1,17.2,USD,1000000000,estimate,2024-07-07,https://x.example"


def sheet(tmp_path, *rows, head=HEAD):
    path = tmp_path / "so.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def test_the_real_figures_come_back_as_they_went_in(shared, tmp_path):
    path = shared / "figures" / "figures.csv"
    written = import_file(path, "an")
    with path.open(encoding="utf-8") as file:
        stated = list(csv.DictReader(file))
    table = export_table()
    columns = list(stated[0])
    assert written.added == len(stated)
    assert sorted(map(tuple, table.select(columns).iter_rows())) == sorted(
        tuple(row[name] for name in columns) for row in stated
    )


@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx"])
def test_what_is_exported_can_be_imported_again_and_adds_nothing(shared, tmp_path, form):
    import_file(shared / "figures" / "figures.csv", "an")
    table, path = export_table(), tmp_path / f"out.{form}"
    if form == "xlsx":
        book = openpyxl.Workbook()
        page = book.create_sheet("so", 0)
        for row in [table.columns, *table.iter_rows()]:
            page.append(row)
        book.save(path)
    else:
        getattr(table, f"write_{form}")(path)
    assert import_file(path, "an").added == 0


def test_export_at_an_earlier_day_gives_what_was_known_then(tmp_path):
    import_file(sheet(tmp_path, GOOD), "an")
    assert export_table(date.today() - timedelta(days=1)).is_empty()
    assert export_table(date.today()).height == 1


def test_words_of_the_item_that_are_other_parts_of_the_key(tmp_path):
    rows = [
        "Hải Phòng,industrial_output,giá so sánh 2010,level,2021,587730.9,VND,1000000000,estimate,2021-11-23,a",
        'Hải Phòng,iip,"Hải Phòng (cũ); Chế biến, chế tạo",yoy,2025-H2,10,%,1,estimate,2026-01-05,a',
        "Hải Phòng,exports,hải quan,level,2023-H1,11.5,USD,1000000000,estimate,2023-07-16,a",
        "Khánh Hòa,exports,gộp Ninh Thuận và Khánh Hòa,level,2025-H1,1,USD,1000000000,estimate,2025-07,a",
    ]
    import_file(sheet(tmp_path, *rows), "an")
    found = {(s.place, s.item, s.price_base, s.source, s.border) for s in Series.objects.all()}
    assert found == {
        ("31", "", "2010", "", ""),
        ("31", "công nghiệp chế biến, chế tạo", "", "", ""),
        ("31", "", "", "hải quan", ""),
        ("56", "", "", "", "2025-07-01"),
    }
    assert import_file(write_csv(tmp_path, export_table()), "an").added == 0


def test_a_parquet_file_of_numbers_and_days(tmp_path):
    table = pl.DataFrame(
        {
            "place": ["Hải Phòng", "Ninh Thuận"],
            "indicator": ["exports", "exports"],
            "measure": ["level", "yoy"],
            "period": [2023, 2024],
            "value": [17.2, -1.26],
            "unit": ["USD", "%"],
            "scale": [10**9, 1],
            "published": [datetime(2024, 7, 7, 10, 46), None],
        }
    )
    table.write_parquet(tmp_path / "so.parquet")
    import_file(tmp_path / "so.parquet", "an")
    assert export_table().select("place", "period", "value", "scale", "published").rows() == [
        ("Hải Phòng", "2023", "17.2", str(10**9), "2024-07-07"),
        ("Ninh Thuận", "2024", "-1.26", "1", ""),
    ]


def write_csv(tmp_path, table):
    table.write_csv(tmp_path / "out.csv")
    return tmp_path / "out.csv"


BAD = {
    "unknown place": ("Hải Phong", "place"),
    "gone place": ("Hải Dương,exports,,level,2026-H1,1,USD,1,estimate,2026-07-07,a", "place"),
    "place not yet": ("phường Thiên Hương,exports,,level,2020,1,USD,1,estimate,2020-12-31,a", "place"),
    "place of no kind": ("huyện Châu Thành,exports,,level,2024,1,USD,1,estimate,2024-07-07,a", "place"),
    "indicator": ("Hải Phòng,exprots,,level,2024,1,USD,1,estimate,2024-07-07,a", "indicator"),
    "measure": ("Hải Phòng,exports,,mức,2024,1,USD,1,estimate,2024-07-07,a", "measure"),
    "period": ("Hải Phòng,exports,,level,2024-H3,1,USD,1,estimate,2024-07-07,a", "period"),
    "NaN": ("Hải Phòng,exports,,level,2024,NaN,USD,1,estimate,2024-07-07,a", "value"),
    "too large": ("Hải Phòng,exports,,level,2024,1e400,USD,1,estimate,2024-07-07,a", "value"),
    "Excel's error": ("Hải Phòng,exports,,level,2024,#DIV/0!,USD,1,estimate,2024-07-07,a", "value"),
    "comma": ('Hải Phòng,exports,,level,2024,"17,2",USD,1,estimate,2024-07-07,a', "value"),
    "empty": ("Hải Phòng,exports,,level,2024,,USD,1,estimate,2024-07-07,a", "value"),
    "negative count": ("Hải Phòng,tasks_assigned,,level,2024,-3,nhiệm vụ,1,estimate,2024-07-07,a", "value"),
    "plan of nought": ("Hải Phòng,exports,,plan,2024,0,USD,1,plan,2024-07-07,a", "value"),
    "unit": ("Hải Phòng,exports,,level,2024,1,bảng Anh,1,estimate,2024-07-07,a", "unit"),
    "scale": ("Hải Phòng,exports,,level,2024,1,USD,12,estimate,2024-07-07,a", "scale"),
    "status": ("Hải Phòng,exports,,level,2024,1,USD,1,chắc,2024-07-07,a", "status"),
    "future official": ("Hải Phòng,exports,,level,2190,1,USD,1,official,2024-07-07,a", "status"),
    "day": ("Hải Phòng,exports,,level,2024,1,USD,1,estimate,07/07/2024,a", "published"),
    "future day": ("Hải Phòng,exports,,level,2024,1,USD,1,estimate,2190-01-01,a", "published"),
    "NUL": ("Hải Phòng,exports,tôm\0,level,2024,1,USD,1,estimate,2024-07-07,a", "item"),
    "twice": (GOOD.replace("17.2", "17.3"), "value"),
}
BAD["unknown place"] = ("Hải Phong,exports,,level,2024,1,USD,1,estimate,2024-07-07,a", "place")


@pytest.mark.parametrize(("row", "column"), BAD.values(), ids=BAD)
def test_a_bad_row_is_named_with_its_line_and_column_and_nothing_is_written(tmp_path, row, column):
    with pytest.raises(BadRowsError) as caught:
        import_file(sheet(tmp_path, GOOD, row), "an")
    assert [(bad.line, bad.column) for bad in caught.value.rows] == [(3, column)]
    assert caught.value.rows[0].reason
    assert not Observation.objects.exists()
    assert not Series.objects.exists()


def test_all_bad_rows_are_named_at_once(tmp_path):
    with pytest.raises(BadRowsError) as caught:
        import_file(sheet(tmp_path, GOOD, *(row for row, _ in BAD.values())), "an")
    assert {bad.line for bad in caught.value.rows} == set(range(3, 3 + len(BAD)))
    assert "dòng 3, cột place: 'Hải Phong'" in str(caught.value)


def test_a_nul_in_a_table_is_named(tmp_path):
    table = pl.read_csv(sheet(tmp_path, GOOD), infer_schema=False).with_columns(url=pl.lit("a\0b"))
    table.write_parquet(tmp_path / "so.parquet")
    with pytest.raises(BadRowsError, match=r"dòng 2, cột url: 'a.x00b' — cần chữ không có ký tự NUL"):
        import_file(tmp_path / "so.parquet", "an")


def test_digits_of_another_script_are_the_same_number(tmp_path):
    import_file(sheet(tmp_path, GOOD.replace("17.2", "١٧.٢")), "an")
    assert export_table()["value"].to_list() == ["17.2"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (HEAD.replace("value", "giá trị"), "thiếu cột value"),
        (HEAD + ",ghi_chu", "có cột lạ 'ghi_chu'"),
        (HEAD.replace(",item", ""), "dòng 2 có 11 ô"),
    ],
)
def test_a_wrong_heading_is_told(tmp_path, head, words):
    with pytest.raises(InputError, match=words):
        import_file(sheet(tmp_path, GOOD, head=head), "an")


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\xff\xfe" * 50, HEAD.encode(), HEAD.encode() + b"\nH\xe3i,1\n"]
)
def test_a_file_that_is_no_table_is_told(tmp_path, content):
    path = tmp_path / "so.csv"
    path.write_bytes(content)
    with pytest.raises(InputError):
        import_file(path, "an")
    assert not Observation.objects.exists()


def test_the_two_kinds_of_null(tmp_path):
    rows = [GOOD.replace("17.2", "(-)"), GOOD.replace("17.2", "(...)").replace("exports", "imports")]
    import_file(sheet(tmp_path, *rows), "an")
    assert read() == []
    assert {row.figure.key.indicator: row.null for row in read(nulls=True)} == {
        "exports": "none",
        "imports": "uncollected",
    }
    assert export_table()["value"].to_list() == ["(-)", "(...)"]


@QUICK
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Hải Phòng", "Ninh Thuận", "huyện Tiên Lãng", "Hải Phòng,x", ""]),
            st.sampled_from(["2024", "2024-H1", "x"]),
            st.one_of(st.text(max_size=8), st.decimals(allow_nan=False).map(str)),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_table_is_taken_whole_or_refused_whole(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("sheet") / "so.csv"
    names = ("place", "period", "value")
    table = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    table.with_columns(
        pl.lit("exports").alias("indicator"), pl.lit("level").alias("measure"), pl.lit("USD").alias("unit")
    ).write_csv(path)
    with blank_book():
        try:
            added = import_file(path, "an").added
        except InputError:
            added = 0
            assert not Series.objects.exists()
        assert Observation.objects.count() == added
        assert added in (0, len(rows))


def test_a_bad_cell_of_a_workbook_is_named_by_its_address(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    rows: list[list[str | int]] = [
        ["place", "indicator", "measure", "period", "value", "unit"],
        ["Hải Phòng", "exports", "level", "2023-M01", "NaN", "USD"],
        ["Hải Phòng", "exports", "level", "2023-M02", 5, "đồng bạc"],
    ]
    for down, row in enumerate(rows):
        for right, cell in enumerate(row):
            sheet.cell(3 + down, 2 + right, cell)  # two rows above and a column before stay empty
    book.save(tmp_path / "so.xlsx")
    with pytest.raises(BadRowsError) as caught:
        import_file(tmp_path / "so.xlsx", "thử")
    assert [(bad.line, bad.cell) for bad in caught.value.rows] == [(4, "F4"), (5, "G5")]
    assert "ô F4" in str(caught.value)


def test_an_error_of_a_workbook_is_named_as_such_and_not_as_an_empty_cell(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    sheet.append(["place", "indicator", "measure", "period", "value", "unit"])
    for row, text in enumerate(("#DIV/0!", "#N/A"), 2):
        sheet.append(["Hải Phòng", "exports", "level", f"2023-M0{row}", None, "USD"])
        sheet.cell(row, 5, text).data_type = "e"
    book.save(tmp_path / "so.xlsx")
    with pytest.raises(BadRowsError) as caught:
        import_file(tmp_path / "so.xlsx", "thử")
    assert [(bad.cell, bad.got) for bad in caught.value.rows] == [("E2", "#DIV/0!"), ("E3", "#N/A")]
    assert "lỗi của Excel (chia cho 0)" in caught.value.rows[0].reason


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_csv_of_semicolons_or_tabs_is_read(tmp_path, mark):
    path = sheet(tmp_path, GOOD.replace(",", mark), head=HEAD.replace(",", mark))
    assert import_file(path, "an").added == 1
    with pytest.raises(BadRowsError) as caught:
        import_file(
            sheet(tmp_path, GOOD.replace(",", mark).replace("17.2", "17,2"), head=HEAD.replace(",", mark)),
            "an",
        )
    assert [(bad.line, bad.got) for bad in caught.value.rows] == [(2, "17,2")]


def test_rows_whose_period_cannot_be_read_are_not_called_duplicates(tmp_path):
    path = tmp_path / "ky-sai.csv"
    path.write_text(
        "place,indicator,measure,period,value,unit\n"
        "Hải Phòng,exports,level,2023-01-01,1,USD\nHải Phòng,exports,level,2023-02-01,2,USD\n",
        encoding="utf-8",
    )
    with pytest.raises(BadRowsError) as caught:
        import_file(path, "thử")
    assert [(bad.line, bad.column) for bad in caught.value.rows] == [(2, "period"), (3, "period")]


def test_a_unit_that_bore_another_level_then_is_refused(tmp_path):
    path = tmp_path / "dia-ban.csv"
    path.write_text(
        "place,indicator,measure,period,value,unit\nthành phố Thủy Nguyên,exports,level,2020-M12,1,USD\n",
        encoding="utf-8",
    )
    with pytest.raises(BadRowsError) as caught:
        import_file(path, "thử")
    assert [(bad.line, bad.column) for bad in caught.value.rows] == [(2, "place")]
    assert "tồn tại vào ngày 31/12/2020" in str(caught.value)
