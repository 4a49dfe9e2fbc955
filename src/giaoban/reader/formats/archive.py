"""Tệp nén (docx, xlsx): kiểm tra trước khi mở, để tệp bom không làm đầy bộ nhớ."""

import io
import zipfile

from giaoban.reader.formats.parts import damaged, locked, too_large

MAX_UNPACKED = 400_000_000
MAX_MEMBERS = 5_000
MAX_RATIO = 150
SMALL_UNPACKED = 30_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def members(data: bytes, name: str, kind: str) -> list[str]:
    """Tên các phần trong tệp nén; từ chối tệp hỏng, đặt mật khẩu hoặc bung ra quá lớn."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise damaged(name, kind) from error
    if any(part.flag_bits & 1 for part in parts):
        raise locked(name, kind)
    text_size = sum(part.file_size for part in parts)
    bomb = text_size > MAX_RATIO * len(data) and text_size > SMALL_UNPACKED
    if bomb or text_size > MAX_UNPACKED or len(parts) > MAX_MEMBERS:
        raise too_large(name)
    return [part.filename for part in parts]
