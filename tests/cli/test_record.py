"""Lệnh của sổ, chạy như người dùng chạy: a fresh data folder, real files, exit codes, what is said."""

import csv
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

GIAOBAN = [str(Path(sys.executable).with_name("giaoban"))]
FIELDS = "place,indicator,item,measure,period,value,unit,scale,status,published,url"


@pytest.fixture
def run(tmp_path):
    def call(*words, code=0, data="a", **more):
        env = {**os.environ, "GIAOBAN_DATA": str(tmp_path / data), **more}
        env.pop("DATABASE_URL", None)
        env.update(more)
        done = subprocess.run(
            [*GIAOBAN, *map(str, words)], env=env, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == code, done.stderr
        return done

    return call


def rows(text):
    return sorted(tuple(row[name] for name in FIELDS.split(",")) for row in csv.DictReader(text.splitlines()))


def test_figures_in_and_out_backed_up_restored_and_verified(run, shared, tmp_path):
    figures = shared / "figures" / "figures.csv"
    assert "Đã thêm 449 số liệu" in run("record", "import", figures).stderr
    assert "Đã thêm 0 số liệu; 449" in run("record", "import", figures).stderr
    assert rows(run("record", "export").stdout) == rows(figures.read_text(encoding="utf-8"))
    yesterday = date.today() - timedelta(days=2)
    assert rows(run("record", "export", "--known-at", yesterday).stdout) == []
    run("backup", tmp_path / "so.giaoban")
    assert "đã có" in run("backup", tmp_path / "so.giaoban", code=2).stderr
    assert "449" in run("restore", tmp_path / "so.giaoban", data="b").stderr
    assert rows(run("record", "export", data="b").stdout) == rows(figures.read_text(encoding="utf-8"))
    assert "nguyên vẹn" in run("verify", data="b").stderr
    assert "--replace" in run("restore", tmp_path / "so.giaoban", code=2, data="b").stderr


def test_a_tampered_backup_is_refused(run, shared, tmp_path):
    run("record", "import", shared / "figures" / "figures.csv")
    run("backup", tmp_path / "so.giaoban")
    tamper = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
        "c.execute('DROP TRIGGER record_observation_no_update'); "
        "c.execute('UPDATE record_observation SET digits = digits * 1000 WHERE id = 7'); c.commit()"
    )
    subprocess.run([sys.executable, "-c", tamper, tmp_path / "so.giaoban"], check=True)
    assert "niêm phong không khớp" in run("restore", tmp_path / "so.giaoban", code=2, data="b").stderr
    subprocess.run([sys.executable, "-c", tamper, tmp_path / "a" / "so.db"], check=True)
    assert "đã bị sửa" in run("verify", code=1).stdout


@pytest.mark.parametrize(
    "command", [["restore", "README.md"], ["restore", "khong-co"], ["record", "import", "khong-co"]]
)
def test_a_wrong_file_is_told_in_vietnamese_with_exit_code_2(run, command):
    said = run(*command, code=2).stderr
    assert "Cần:" in said
    assert "Cách sửa:" in said
    assert "Traceback" not in said


def test_bad_rows_are_all_named(run, tmp_path):
    path = tmp_path / "so.csv"
    path.write_text(f"{FIELDS}\nHải Phong,exprots,,level,2024,NaN,USD,1,estimate,,\n", encoding="utf-8")
    said = run("record", "import", path, code=2).stderr
    assert all(f"dòng 2, cột {column}" in said for column in ("place", "indicator", "value"))


def test_a_wrong_database_address_is_told(run):
    assert "DATABASE_URL" in run("verify", code=2, DATABASE_URL="mysql://x/y").stderr
    assert "Cần:" in run("verify", code=2, DATABASE_URL="postgresql://127.0.0.1:1/y").stderr


def test_production_refuses_to_start_without_a_secret_of_its_own(run):
    assert "GIAOBAN_SECRET" in run("verify", code=2, GIAOBAN_PRODUCTION="1").stderr
    assert "GIAOBAN_SECRET" in run("verify", code=2, GIAOBAN_PRODUCTION="1", GIAOBAN_SECRET="x" * 60).stderr
    secret = "một-khóa-bí-mật-đủ-dài-của-riêng-máy-này-0123456789-abcdef"
    run("verify", GIAOBAN_PRODUCTION="1", GIAOBAN_SECRET=secret, GIAOBAN_HOSTS="so.example")


def test_demo_twice_adds_nothing(run):
    assert "449 số liệu, 183 nhiệm vụ" in run("demo").stderr
    assert "đã có sẵn" in run("demo").stderr


def test_places_are_counted_and_a_wrong_table_of_successions_is_told(run, tmp_path):
    said = run("record", "places", "--day", "2025-07-01").stdout
    assert "cấp tỉnh: 34" in said
    assert "cấp xã: 3321" in said
    path = tmp_path / "ke-tuc.csv"
    rows = [
        "old,new,day,resolution,share,basis",
        "30,31,2025-07-01,NQ 202/2025/QH15,0.4,dân số",
        "31,30,2025-07-01,NQ 202/2025/QH15,1,",
        "30,31,2025-07-02,NQ 202/2025/QH15,1,",
        "58,56,ngày nào,NQ,1,",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    said = run("record", "places", "--successions", path, code=2).stderr
    for words in (
        "dòng 2: các phần",
        "dòng 3: mã 30 không bắt đầu",
        "dòng 4: mã 30 không hết",
        "dòng 5: không đọc",
    ):
        assert words in said


def test_no_cell_of_an_export_is_a_formula(run, tmp_path):
    told = ('=HYPERLINK("http://x.example")', "''=1", "@SUM(A1)", "- Báo cáo 12", "'tên trong nháy'")
    lines = [f"Hải Phòng,exports,level,{year},{value},USD,{title}" for year, value, title in (
        (2015 + number, 5, '"' + title.replace('"', '""') + '"') for number, title in enumerate(told)
    )]  # fmt: skip
    source = tmp_path / "vao.csv"
    source.write_text(
        "\n".join(["place,indicator,measure,period,value,unit,title", *lines]), encoding="utf-8"
    )
    run("record", "import", source)
    out = run("record", "export").stdout
    titles = [row["title"] for row in csv.DictReader(out.splitlines())]
    assert titles == ["'" + title if title[0] in "=@-" else title for title in told]
    (tmp_path / "ra.csv").write_text(out, encoding="utf-8")
    run("record", "import", tmp_path / "ra.csv", data="b")
    again = [row["title"] for row in csv.DictReader(run("record", "export", data="b").stdout.splitlines())]
    assert again == titles
