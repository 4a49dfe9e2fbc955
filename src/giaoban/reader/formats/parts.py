"""Phần của văn bản: what every format yields, paragraphs and grids, and their assembly into one `Document`."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from giaoban.reader.document import Block, BlockKind, Cell, Document, Table
from giaoban.reader.formats.encoding import modern
from giaoban.terms.error import InputError

SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b-\x1f]")
SYMBOLS = MappingProxyType(
    {code: chr(code - 0xF000) if code < 0xF040 else "•" for code in range(0xF020, 0xF100)}
)  # the Symbol and Wingdings fonts, where a list's mark and "+", "%" stand outside Unicode's own letters
MARK = re.compile(r"[-+*•–●▪◦➢]|\w{1,4}[.)]")
MAX_CHARS = 20_000_000


@dataclass(frozen=True)
class Paragraph:
    """Đoạn: chữ, loại khối và nơi của nó trong bản gốc."""

    text: str
    kind: BlockKind = "paragraph"
    where: str = ""


@dataclass(frozen=True)
class GridCell:
    """Ô như định dạng cho thấy: chữ, hàng, cột (từ 0), số hàng và số cột gộp, nơi trong bản gốc."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    where: str = ""


@dataclass(frozen=True)
class Grid:
    """Bảng như định dạng cho thấy; ô trống không cần có mặt."""

    cells: tuple[GridCell, ...]
    where: str = ""

    @property
    def rows(self) -> int:
        """Số hàng."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        """Số cột."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    @property
    def has_figures(self) -> bool:
        """Có ô bắt đầu bằng chữ số trong từ hai cột trở lên: là bảng số liệu, không phải bảng để bày chữ."""
        return self.columns > 1 and any(FIGURE.match(cell.text) for cell in self.cells)


FIGURE = re.compile(r"\s*[-+−(<>≥≤~]{0,2}\s*\d[\d.,\s]*\s*%?\s*\)?\s*$")
Part = Paragraph | Grid


def tidy(text: str) -> str:
    """Chữ NFC, bỏ ký tự vô hình, gộp khoảng trắng; giữ xuống dòng.

    >>> tidy("  Tổng  mức\\u00a0bán lẻ\\u200b ")
    'Tổng mức bán lẻ'
    """
    text = SPACES.sub(" ", INVISIBLE.sub("", unicodedata.normalize("NFC", text).translate(SYMBOLS)))
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def one_line(text: str) -> str:
    """Chữ trên một dòng, như trong một ô bảng."""
    return " ".join(tidy(text).split())


def listed(text: str, mark: str = "-") -> str:
    """Một mục của danh sách mà dấu đầu dòng do chương trình vẽ, không nằm trong chữ: ghi dấu ấy vào chữ.

    >>> listed("Gạo: 5 tấn"), listed("- Gạo: 5 tấn")
    ('- Gạo: 5 tấn', '- Gạo: 5 tấn')
    """
    return f"{mark} {text}" if text.strip() and not MARK.match(text.lstrip()) else text


def indent(text: str) -> int:
    """Số dấu cách thụt đầu của một nhãn dòng."""
    return len(text) - len(text.lstrip(" \t\u00a0"))


def assemble(
    parts: Iterable[Part], name: str, published: date | None = None, place: str | None = None
) -> Document:
    """Ghép các phần thành `Document`: đoạn cách nhau một dòng trống, ô nối bằng " | "; báo lỗi nếu rỗng."""
    kept = [part for part in parts if (part.cells if isinstance(part, Grid) else part.text.strip())]
    written = [unicodedata.normalize("NFC", text) for part in kept for text in _texts(part)]
    texts = iter(modern(written))  # before `tidy`: in TCVN3 "ư" is a soft hyphen
    pieces: list[str] = []
    blocks: list[Block] = []
    start = 0
    for part in kept:
        if isinstance(part, Grid):
            text, block = _table(part, texts, start)
        else:
            text = tidy(next(texts))
            block = Block(start, start + len(text), part.kind, part.where)
        pieces.append(text)
        blocks.append(block)
        start += len(text) + 2
        if start > MAX_CHARS:
            raise too_large(name)
    if not any(piece.strip(" |\n") for piece in pieces):
        raise empty(name)
    return Document(name, "\n\n".join(pieces), published, place, tuple(blocks))


def _texts(part: Part) -> list[str]:
    if isinstance(part, Paragraph):
        return [part.text]
    return [cell.text for cell in part.cells]


def _cell_text(text: str) -> str:
    """A row heading keeps its indentation: it tells the level (`indent`)."""
    return " " * min(indent(text), 20) + one_line(text)


def _table(grid: Grid, texts: Iterable[str], start: int) -> tuple[str, Block]:
    rows: dict[int, list[tuple[GridCell, str]]] = {}
    for cell, text in zip(grid.cells, map(_cell_text, texts), strict=False):
        rows.setdefault(cell.row, []).append((cell, text))
    lines: list[str] = []
    cells: list[Cell] = []
    place = start
    for _, row in sorted(rows.items()):
        for cell, text in sorted(row, key=lambda pair: pair[0].column):
            end = place + len(text)
            cells.append(Cell(cell.row, cell.column, cell.row_span, cell.column_span, place, end, cell.where))
            place = end + 3
        lines.append(" | ".join(text for _, text in sorted(row, key=lambda pair: pair[0].column)))
        place -= 2
    text = "\n".join(lines)
    table = Table(tuple(cells), grid.rows, grid.columns)
    return text, Block(start, start + len(text), "table", grid.where, table)


def empty(name: str) -> InputError:
    """Lỗi: tệp không có chữ nào."""
    return InputError(
        "tệp có chữ hoặc bảng số liệu",
        "bao-cao-thang-6.docx",
        f"tệp {name or 'đã cho'} rỗng, không có chữ nào",
        "Kiểm tra lại tệp: có thể tải chưa xong, lưu chưa xong, hoặc chọn nhầm tệp.",
    )


def too_large(name: str, limit: int = 40_000_000) -> InputError:
    """Lỗi: tệp quá lớn."""
    return InputError(
        f"tệp báo cáo dưới {limit // 1_000_000} MB",
        "một báo cáo tháng thường dưới 5 MB",
        f"tệp {name or 'đã cho'} quá lớn, hoặc bung ra quá lớn",
        "Chia nhỏ tệp hoặc bỏ ảnh rồi đọc lại; nhiều văn bản thì dùng `giaoban read --jsonl`.",
    )


def damaged(name: str, kind: str, detail: str = "") -> InputError:
    """Lỗi: tệp hỏng hoặc không đúng loại."""
    return InputError(
        f"tệp {kind} còn nguyên vẹn",
        f"bao-cao{'.' + kind if kind.isascii() else ''}",
        f"tệp {name or 'đã cho'} hỏng hoặc không phải {kind}" + (f" ({detail})" if detail else ""),
        "Mở tệp bằng chương trình đã soạn nó, lưu lại thành tệp mới rồi đọc lại.",
    )


def locked(name: str, kind: str) -> InputError:
    """Lỗi: tệp đặt mật khẩu."""
    return InputError(
        f"tệp {kind} không đặt mật khẩu",
        "bao-cao.docx mở được ngay, không hỏi mật khẩu",
        f"tệp {name or 'đã cho'} đặt mật khẩu",
        "Mở tệp bằng mật khẩu, bỏ mật khẩu, lưu lại rồi đọc lại.",
    )
