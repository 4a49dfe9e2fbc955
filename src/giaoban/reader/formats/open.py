"""Mở tệp: nhận loại tệp theo nội dung rồi theo tên, và nạp đúng một module định dạng khi cần."""

import importlib
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from giaoban.reader.document import Document
from giaoban.reader.formats.parts import damaged, empty, locked, too_large
from giaoban.reader.words.letterhead import home_place
from giaoban.terms.error import InputError

MAX_BYTES = 40_000_000
LIMITS = MappingProxyType({"md": 4_000_000, "html": 12_000_000})  # slower to take apart
FORMATS = MappingProxyType(
    {
        kind: (f"giaoban.reader.formats.{kind}", f"open_{kind}")
        for kind in ("txt", "md", "html", "docx", "pdf", "xlsx")
    }
)
SUFFIXES = MappingProxyType(
    {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html"}
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<div", b"<table", b"<meta", b"<!--")


def open_document(
    source: Path | str | bytes, name: str = "", published: date | None = None, place: str | None = None
) -> Document:
    """Mở một tệp (đường dẫn hoặc bytes kèm tên) thành `Document`; lỗi nói bằng tiếng Việt cách sửa.

    >>> open_document("IIP tháng 6 tăng 5%".encode(), "bao-cao.txt").text
    'IIP tháng 6 tăng 5%'
    """
    if isinstance(source, bytes):
        data = source
    else:
        name = name or str(source)
        data = _read(Path(source), name)
    if len(data) > MAX_BYTES:
        raise too_large(name)
    if not data.strip():
        raise empty(name)
    kind = kind_of(data, name)
    if len(data) > LIMITS.get(kind, MAX_BYTES):
        raise too_large(name, LIMITS[kind])
    return _opened(kind, data, name, published, place)


def _opened(kind: str, data: bytes, name: str, published: date | None, place: str | None) -> Document:
    """Each format's library raises errors of its own kinds on a damaged file: all become one that a person reads."""
    module, function = FORMATS[kind]
    opener = getattr(importlib.import_module(module), function)
    try:
        document: Document = opener(data, name, published, place)
    except InputError:
        raise
    except Exception as error:
        raise damaged(name, kind, type(error).__name__) from error
    return document if document.place else replace(document, place=home_place(document.text))


def _read(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_large(name)
        return path.read_bytes()
    except OSError as error:
        reason = "là thư mục" if path.is_dir() else "không có, hoặc không được phép đọc"
        raise InputError(
            "đường dẫn tới một tệp đọc được",
            "giaoban read bao-cao.docx",
            f"{name} {reason}",
            "Kiểm tra lại tên tệp.",
        ) from error


def kind_of(data: bytes, name: str = "") -> str:
    """Loại tệp: txt, md, html, docx, pdf, xlsx; từ chối loại không đọc được và nói cách chuyển.

    >>> kind_of(b"%PDF-1.7", "x"), kind_of(b"<!DOCTYPE html><p>", "x"), kind_of(b"# A", "a.md")
    ('pdf', 'html', 'md')
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zip_kind(data, name)
    if data.startswith(OLE):
        return _ole_kind(data, name)
    if data.startswith(b"{\\rtf"):
        raise _convert(name, "RTF", "Word (.docx)")
    if data.startswith(PICTURES):
        raise _convert(name, "ảnh", "PDF có chữ hoặc Word (.docx), bằng một chương trình nhận dạng chữ (OCR)")
    suffix = Path(name).suffix.lower()
    if suffix in (".docx", ".xlsx", ".pdf"):
        raise damaged(name, suffix[1:])
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(MARKUP):
        return "html"
    return SUFFIXES.get(suffix, "txt")


def _zip_kind(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise damaged(name, Path(name).suffix.lower()[1:] or "docx") from error
    folders = {part.split("/")[0] for part in names}
    if "xl" in folders:
        return "xlsx"
    if "word" in folders:
        return "docx"
    if "content.xml" in names:
        raise _convert(name, "OpenDocument", "Word (.docx) hoặc Excel (.xlsx)")
    raise _convert(name, "nén (.zip)", "từng tệp văn bản đã giải nén")


def _ole_kind(data: bytes, name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked(name, Path(name).suffix.lower()[1:] or "docx")
    if any(mark.encode("utf-16-le") in data for mark in ("Workbook", "Book")):
        return "xlsx"
    raise _convert(
        name, "Word cũ (.doc)", "Word (.docx): mở bằng Word hoặc LibreOffice, chọn Lưu thành… .docx"
    )


def _convert(name: str, kind: str, target: str) -> InputError:
    return InputError(
        "tệp .txt, .md, .html, .docx, .pdf, .xlsx hoặc .xls",
        "bao-cao-thang-6.docx",
        f"tệp {name or 'đã cho'} là tệp {kind}",
        f"Chuyển sang {target} rồi đọc lại.",
    )
