"""Dòng lệnh: help, slips and input errors, in Vietnamese and with exit code 2."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from giaoban.cli import main as frame
from giaoban.cli.vietnamese import speak_vietnamese
from giaoban.terms.error import InputError

GIAOBAN = Path(sys.executable).with_name("giaoban")


@pytest.fixture
def one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chỉ một lệnh `count N`, để thử khung mà không cần lệnh thật."""

    @click.command()
    @click.argument("n", type=int)
    def count(n: int) -> None:
        if n > 3:
            raise InputError("Số tối đa 3", "2", str(n), "Gõ số nhỏ hơn.")
        click.echo("một hai ba"[: n * 4])

    speak_vietnamese()
    monkeypatch.setattr(frame, "COMMANDS", {"count": ("no.where:count", "Đếm.")})
    monkeypatch.setattr(frame, "load_command", lambda _: count)


def giaoban(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([GIAOBAN, *args], capture_output=True, text=True, check=False, timeout=60)


def test_help_lists_every_command_in_vietnamese_and_loads_none() -> None:
    done = giaoban("--help")
    assert done.returncode == 0
    assert all(name in done.stdout for name in frame.COMMANDS)
    assert not {"Usage", "Options", "Commands", "Show"} & set(done.stdout.replace(":", " ").split())


def test_an_unknown_command_gets_suggestions() -> None:
    done = giaoban("red")
    assert done.returncode == 2
    assert "Không có lệnh 'red'. Có phải ý bạn là một trong: 'read', 'record'?" in done.stderr


def test_an_unknown_option_gets_a_suggestion() -> None:
    done = giaoban("--hep")
    assert done.returncode == 2
    assert "Có phải ý bạn là '--help'?" in done.stderr


@pytest.mark.parametrize("module", ["giaoban.cli.main", "giaoban.cli.read"])
def test_reading_needs_no_django(module: str) -> None:
    code = f"import sys, {module}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.usefixtures("one_command")
def test_a_command_runs_and_a_wrong_value_is_a_usage_error() -> None:
    assert CliRunner().invoke(frame.commands, ["count", "1"]).output == "một \n"
    wrong = CliRunner().invoke(frame.commands, ["count", "x"])
    assert wrong.exit_code == 2
    assert "'x' không phải là số hợp lệ" in wrong.output


@pytest.mark.usefixtures("one_command")
def test_an_input_error_is_told_on_stderr_with_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["giaoban", "count", "9"])
    with pytest.raises(SystemExit) as stop:
        frame.main()
    assert stop.value.code == 2
    told = capsys.readouterr()
    assert (told.out, "Nhận được: 9" in told.err) == ("", True)


def test_a_missing_library_says_which_part_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(frame, "COMMANDS", {"far": ("absent_library.module:command", "")})
    monkeypatch.setattr(sys, "argv", ["giaoban", "far"])
    with pytest.raises(SystemExit) as stop:
        frame.main()
    assert stop.value.code == 2
    assert "giaoban[server]" in capsys.readouterr().err
