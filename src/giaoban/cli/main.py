"""Cửa vào của dòng lệnh `giaoban`."""

import importlib
import sys
from types import MappingProxyType
from typing import NoReturn

import click

from giaoban import __version__
from giaoban.cli.vietnamese import speak_vietnamese
from giaoban.terms.error import InputError

# name → (where the command lives, one line for --help). The module is loaded only when the command is called.
COMMANDS = MappingProxyType(
    {
        "demo": ("giaoban.cli.demo:demo", "Nạp sổ số liệu mẫu (Hải Phòng, Ninh Thuận)."),
        "serve": ("giaoban.cli.serve:serve", "Mở trang web trên máy này."),
        "read": ("giaoban.cli.read:read", "Đọc số liệu trong văn bản, bảng tính."),
        "check": ("giaoban.cli.check:check", "Kiểm tra số liệu trong văn bản hoặc trong sổ."),
        "watch": ("giaoban.cli.watch:watch", "Theo dõi các trang đã công bố."),
        "record": ("giaoban.cli.record:record", "Đưa số liệu vào sổ (import), lấy ra (export)."),
        "compute": ("giaoban.cli.compute:compute", "Tính mọi chỉ tiêu dẫn xuất, kèm công thức."),
        "series": ("giaoban.cli.series:series", "Một chuỗi: ước tháng, mùa vụ, các lần sửa, địa giới."),
        "iip": ("giaoban.cli.iip:iip", "Chỉ số sản xuất công nghiệp từ sản lượng và quyền số."),
        "report": ("giaoban.cli.report:report", "Viết báo cáo sơ kết, tổng kết (Word)."),
        "backup": ("giaoban.cli.backup:backup", "Sao lưu sổ ra một tệp."),
        "restore": ("giaoban.cli.backup:restore", "Khôi phục sổ từ tệp sao lưu."),
        "verify": ("giaoban.cli.backup:verify", "Kiểm tra sổ có còn nguyên vẹn."),
    }
)


class LazyGroup(click.Group):
    """Nhóm lệnh chỉ nạp module của lệnh được gọi: `giaoban read` không nạp Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Tên các lệnh, theo thứ tự công việc."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Nạp lệnh theo tên; không có tên ấy thì trả None."""
        return load_command(COMMANDS[cmd_name][0]) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Như của click, thêm gợi ý tên gần giống."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as unknown:
            raise click.NoSuchCommand(unknown.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """In danh sách lệnh mà không nạp module nào."""
        with formatter.section("Các lệnh"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def load_command(target: str) -> click.Command:
    """Nạp lệnh ở "module:tên"."""
    module_name, _, attribute = target.partition(":")
    command: click.Command = getattr(importlib.import_module(module_name), attribute)
    for each in (command, *getattr(command, "commands", {}).values()):
        each.options_metavar = "[TUỲ CHỌN]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "LỆNH …"
    return command


@click.group(cls=LazyGroup, options_metavar="", subcommand_metavar="LỆNH …")
@click.version_option(__version__, message="giaoban %(version)s", help="In số phiên bản.")
def commands() -> None:
    """Giaoban: số liệu, kiểm tra và báo cáo của Sở Công Thương."""


def missing_library(missing: ModuleNotFoundError) -> InputError:
    """Thư viện chưa cài (người chỉ cài phần đọc gọi lệnh cần phần máy chủ): cài gì."""
    return InputError(
        "Thư viện của lệnh này, đã cài trên máy",
        "pip install 'giaoban[server]'",
        f"chưa có thư viện {missing.name}",
        "Cài phần máy chủ của Giaoban rồi chạy lại.",
    )


def main() -> None:
    """Chạy dòng lệnh; lỗi đầu vào in bằng tiếng Việt và thoát với mã 2."""
    speak_vietnamese()
    try:
        commands(prog_name="giaoban")
    except InputError as error:
        fail(error)
    except ModuleNotFoundError as missing:
        if (missing.name or "giaoban").startswith("giaoban"):
            raise
        fail(missing_library(missing))


def fail(error: InputError) -> NoReturn:
    """In lỗi ra stderr và thoát với mã 2."""
    click.echo(str(error), err=True)
    sys.exit(2)
