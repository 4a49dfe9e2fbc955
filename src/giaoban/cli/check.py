"""Lệnh `giaoban check`: findings like a linter; also the book itself, and a draft against its sources."""

import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from giaoban.check import Review, review
from giaoban.check.against import Compared, compare
from giaoban.check.book import BookFinding, check_book
from giaoban.check.finding import SEVERITY_NAMES, STANDING_NAMES, Finding
from giaoban.cli.documents import documents_of_jsonl
from giaoban.reader import read
from giaoban.reader.document import Document, Reading
from giaoban.reader.formats.open import open_document
from giaoban.reader.home import at_home
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.figure import Figure

READABLE = (".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".xlsx", ".xls", ".ods")
COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
VERDICT_NAMES = {"confirmed": "nguồn có nêu", "contradicted": "trái với nguồn", "silent": "nguồn không nêu"}


@click.command(help="Kiểm tra số liệu trong văn bản, bảng tính, hoặc trong sổ.")
@click.argument("files", nargs=-1, metavar="TỆP|THƯ_MỤC…")
@click.option("--against", multiple=True, metavar="NGUỒN", help="Đối chiếu bản thảo với văn bản nguồn.")
@click.option("--jsonl", metavar="TỆP.jsonl", help="Nhiều văn bản, mỗi dòng một đối tượng JSON.")
@click.option("--record", "whole_book", is_flag=True, help="Kiểm tra chính sổ số liệu.")
@click.option("--no-record", is_flag=True, help="Không đối chiếu với sổ số liệu.")
@click.option("--annotate", metavar="RA.docx", help="Ghi tệp Word có nhận xét tại từng số bị nêu.")
@click.option("--json", "as_json", is_flag=True, help="In JSON, mỗi dòng một đối tượng.")
def check(
    files: tuple[str, ...],
    against: tuple[str, ...],
    jsonl: str | None,
    whole_book: bool,
    no_record: bool,
    annotate: str | None,
    as_json: bool,
) -> None:
    """Kiểm tra: mã thoát 0 không có lỗi, 1 có lỗi, 2 dùng sai."""
    drafts, sources = split_sources(files, against)
    if whole_book:
        sys.exit(run_book(as_json))
    if not drafts and not jsonl:
        raise InputError(
            "ít nhất một tệp cần kiểm tra",
            "giaoban check bao-cao.docx, hoặc giaoban check --record",
            "không có tệp nào",
            "Gõ tên tệp sau lệnh.",
        )
    if sources:
        sys.exit(run_against(drafts, sources, as_json))
    readings = (
        [read(at_home(one)) for one in documents_of_jsonl(Path(jsonl))] if jsonl else open_readings(drafts)
    )
    found = review(readings, [] if no_record else figures_near(readings), indicators())
    if annotate:
        write_annotated(Path(annotate), drafts, readings, found)
    print_json(readings, found, bool(jsonl)) if as_json or jsonl else print_people(readings, found)
    sys.exit(int(any(finding.severity == "error" for finding in found.findings)))


def write_annotated(out: Path, drafts: Sequence[str], readings: Sequence[Reading], found: Review) -> None:
    """Ghi tệp Word có nhận xét: chính tệp gốc nếu là docx, nếu không thì một tệp Word mới."""
    if len(drafts) != 1:
        raise InputError(
            "một tệp khi dùng --annotate",
            "giaoban check ban-thao.docx --annotate ban-thao-nhan-xet.docx",
            f"{len(drafts)} tệp",
            "Chạy riêng từng tệp.",
        )
    writer = importlib.import_module("giaoban.publish.annotate")
    word = Path(drafts[0]).read_bytes() if drafts[0].lower().endswith(".docx") else None
    out.write_bytes(writer.annotate(readings[0].document, found.findings, word))
    click.echo(f"Đã ghi {out}: {len(found.findings)} nhận xét.", err=True)


def split_sources(files: Sequence[str], against: Sequence[str]) -> tuple[list[str], list[str]]:
    """Bản thảo và nguồn: các tệp sau `--against` đều là nguồn, trừ tệp đầu là bản thảo."""
    if not against:
        return list(files), []
    return list(files[:1]), [*against, *files[1:]]


def open_readings(files: Iterable[str]) -> list[Reading]:
    """Mở và đọc các tệp; có tiến độ trên stderr khi nhiều tệp."""
    names = [name for file in files for name in files_in(file)]
    shown = click.progressbar(
        names, label="Đang đọc", file=sys.stderr, hidden=len(names) < 20 or not sys.stderr.isatty()
    )
    with shown as bar:
        return [read(at_home(open_document(name))) for name in bar]


def files_in(name: str) -> list[str]:
    """Tệp ấy, hay mọi tệp đọc được trong thư mục ấy (cả thư mục con), xếp theo tên."""
    folder = Path(name)
    if not folder.is_dir():
        return [name]
    return [str(path) for path in sorted(folder.rglob("*")) if path.suffix.lower() in READABLE]


def figures_near(readings: Sequence[Reading]) -> list[Figure]:
    """Số trong sổ về các địa bàn và chỉ tiêu mà các văn bản nói đến."""
    claims = [claim for reading in readings for claim in reading.claims]
    places = sorted({claim.place for claim in claims if claim.place})
    codes = sorted({claim.indicator for claim in claims})
    if not places:
        return []
    return list(book_figures(places, codes))


def book_figures(places: Sequence[str] | None = None, codes: Sequence[str] | None = None) -> Iterator[Figure]:
    """Số hiện hành trong sổ; mở sổ khi cần (lệnh không dùng sổ thì không nạp Django)."""
    importlib.import_module("giaoban.record.book").open_book()
    reader = importlib.import_module("giaoban.record.read")
    for place in places if places is not None else [None]:
        try:
            yield from (row.figure for row in reader.read(place=place, indicator=codes))
        except InputError:
            continue


def run_book(as_json: bool) -> int:
    """Kiểm tra sổ: in từng mâu thuẫn."""
    importlib.import_module("giaoban.record.book").open_book()
    rows = importlib.import_module("giaoban.record.read").statements()
    found = check_book([(row.figure, str(row.source)) for row in rows if not row.null], indicators())
    for finding in found:
        click.echo(json.dumps(finding.as_json(), ensure_ascii=False) if as_json else book_line(finding))
    if not as_json:
        click.echo(f"{len(found)} phát hiện trong sổ.", err=True)
    return int(any(finding.severity == "error" for finding in found))


def book_line(finding: BookFinding) -> str:
    """Một phát hiện trong sổ, cho người đọc."""
    head = click.style(SEVERITY_NAMES[finding.severity], fg=COLOURS[finding.severity])
    return "\n".join(
        [f"{head} [{finding.code}] {finding.message}", *(f"    {line}" for line in finding.evidence)]
    )


def run_against(drafts: Sequence[str], sources: Sequence[str], as_json: bool) -> int:
    """Đối chiếu bản thảo với nguồn: in kết luận từng số."""
    origin = open_readings(sources)
    worst = 0
    for reading in open_readings(drafts):
        compared = compare(reading, origin)
        worst |= int(any(one.verdict == "contradicted" for one in compared))
        if as_json:
            line = {"id": reading.document.id, "claims": [one.as_json() for one in compared]}
            click.echo(json.dumps(line, ensure_ascii=False))
        else:
            print_compared(reading.document, compared)
    return worst


def print_compared(document: Document, compared: Sequence[Compared]) -> None:
    """In bảng đối chiếu cho người đọc."""
    for one in compared:
        colour = {"confirmed": "green", "contradicted": "red"}.get(one.verdict)
        verdict = click.style(VERDICT_NAMES[one.verdict], fg=colour)
        click.echo(f"{place_of(document, one.claim.start, one.claim.where)}: {one.claim.quote}: {verdict}")
        if one.by:
            click.echo(f"    {one.by}")


def print_json(readings: Sequence[Reading], found: Review, lines: bool) -> None:
    """In JSON: mỗi văn bản một dòng, phát hiện và (trừ khi đọc jsonl) kết luận từng khẳng định."""
    findings: dict[str, list[Any]] = defaultdict(list)
    claims: dict[str, list[Any]] = defaultdict(list)
    for finding in found.findings:
        findings[finding.document].append(finding.as_json())
    for verdict in found.verdicts:
        claims[verdict.document].append(verdict.as_json())
    for name in dict.fromkeys(reading.document.id for reading in readings):
        row: dict[str, Any] = {"id": name, "findings": findings[name]}
        if not lines:
            row["claims"] = claims[name]
        click.echo(json.dumps(row, ensure_ascii=False))


def print_people(readings: Sequence[Reading], found: Review) -> None:
    """In như trình soát lỗi: chỗ, mức độ, mã, câu nói, cách sửa, chứng cứ."""
    documents = {reading.document.id: reading.document for reading in readings}
    for finding in found.findings:
        click.echo(finding_lines(documents[finding.document], finding))
    counts = dict.fromkeys(STANDING_NAMES, 0)
    for verdict in found.verdicts:
        counts[verdict.standing] += 1
    summary = ", ".join(f"{number} {STANDING_NAMES[name]}" for name, number in counts.items() if number)
    errors = sum(finding.severity == "error" for finding in found.findings)
    click.echo(
        f"{len(readings)} văn bản, {len(found.verdicts)} số: {summary or 'không có số nào'}; {errors} lỗi.",
        err=True,
    )


def finding_lines(document: Document, finding: Finding) -> str:
    """Một phát hiện, vài dòng."""
    where = place_of(document, finding.start, finding.where)
    head = click.style(SEVERITY_NAMES[finding.severity], fg=COLOURS[finding.severity], bold=True)
    lines = [f"{where}: {head} [{finding.code}] “{finding.quote}”: {finding.message}"]
    lines += [f"    Vì sao: {line}" for line in finding.evidence[:2] or (finding.why,)]
    return "\n".join([*lines, f"    Cách sửa: {finding.remedy}"])


def place_of(document: Document, start: int, where: str) -> str:
    """Chỗ trong bản gốc (trang, ô) hay dòng và cột."""
    if where:
        return f"{document.id}:{where}"
    before = document.text[:start]
    return f"{document.id}:{before.count(chr(10)) + 1}:{start - before.rfind(chr(10))}"
