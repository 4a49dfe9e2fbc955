"""Trang tra cứu lệnh docs/guide/commands.md, viết từ chính các lệnh; `make docs` gọi."""

from collections.abc import Iterator
from pathlib import Path

import click

from giaoban.cli.main import COMMANDS, load_command
from giaoban.cli.vietnamese import speak_vietnamese

PAGE = Path(__file__).resolve().parents[3] / "docs" / "guide" / "commands.md"
HEAD = """# Các lệnh

Trang này do `make docs` viết ra từ chính các lệnh; đừng sửa tay.

Mã thoát: 0 xong việc, 1 có lỗi được nêu, 2 gõ sai lệnh hoặc đầu vào không đúng.
Kết quả cho máy đọc in ra stdout (UTF-8), lời nhắn in ra stderr.
"""
WIDTH = 100


def sections(name: str, command: click.Command, parent: click.Context) -> Iterator[str]:
    """Mục của một lệnh, rồi của các lệnh con."""
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from sections(child, found, context)


def reference() -> str:
    """Cả trang."""
    speak_vietnamese()
    top = click.Context(click.Group("giaoban"), info_name="giaoban")
    commands = ((name, load_command(target)) for name, (target, _) in COMMANDS.items())
    return "\n".join(
        [HEAD, *(section for name, command in commands for section in sections(name, command, top))]
    )


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
