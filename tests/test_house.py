"""Cả ngôi nhà: the rules that every module keeps, read from the source itself."""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver

from giaoban.cli.main import COMMANDS
from giaoban.cli.reference import PAGE, reference

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "giaoban"
# A module imports only from its own folder and from the rungs before its own.
RUNGS = (
    ("terms",),
    ("settings",),
    ("reader",),
    ("record",),
    ("compute",),
    ("check",),
    ("collect", "office", "registers"),
    ("publish",),
    ("web",),
    ("cli",),
)
RUNG = {folder: number for number, rung in enumerate(RUNGS) for folder in rung}
PURE = ("terms", "reader", "compute", "check")  # handed values and tables: no Django, no book
LONGEST_FILE, LONGEST_FUNCTION, MEDIAN_FUNCTION = 400, 60, 10
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
PUBLIC_ROUTES = {"dang-nhap/", "song/", "quan-tri/login/"}
# Hosts of registries and paths of one machine; written so that this line does not match itself.
FOREIGN = re.compile(
    r"pythonhoste[d]|pypi\.or[g]|npmjs\.(?:or[g]|co[m])|deb\.debian\.or[g]|--(?:extra-)?index-ur[l]|--find-link[s]"
    r"|(?<![\w.)}\]-])/(?:wor[k]|roo[t]|opt/(?:pyp[i]|wheel[s]))(?:/|\b)"
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> dict[Path, ast.Module]:
    """Mọi module của gói, trừ migrations do Django viết."""
    files = (file for file in sorted(SOURCE.rglob("*.py")) if "migrations" not in file.parts)
    return {file.relative_to(SOURCE): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def folder_of(file: Path) -> str:
    return file.parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """Tên đầy đủ của mọi thứ được nạp."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "chỉ nạp bằng tên đầy đủ"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def functions(tree: ast.AST) -> list[Function]:
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def nameless(body: list[ast.stmt], inside: str = "") -> Iterator[str]:
    """Tên công khai chưa có docstring."""
    for node in body:
        if (
            isinstance(node, Function | ast.ClassDef)
            and not node.name.startswith("_")
            and node.name != "Meta"
        ):
            if ast.get_docstring(node) is None:
                yield inside + node.name
            if isinstance(node, ast.ClassDef):
                yield from nameless(node.body, f"{node.name}.")


def committed() -> list[Path]:
    """Các tệp git giữ (hoặc sắp giữ)."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("không phải kho git")
    return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_every_folder_has_its_rung() -> None:
    folders = {folder_of(file) for file in modules()} - {"__init__", "definitions"}
    assert folders <= RUNG.keys()


def test_imports_climb() -> None:
    wrong = []
    for file, tree in modules().items():
        here = folder_of(file)
        for name in imported(tree):
            package, _, rest = name.partition(".")
            there = rest.split(".")[0]
            if package == "giaoban" and there in RUNG and there != here and RUNG[there] >= RUNG[here]:
                wrong.append(f"{file} nạp {name}")
    assert wrong == []


@pytest.mark.parametrize("folder", PURE)
def test_pure_folders_know_no_django_and_no_book(folder: str) -> None:
    names = {name for file, tree in modules().items() if folder_of(file) == folder for name in imported(tree)}
    assert [name for name in names if re.match(r"django\b|giaoban\.(record|settings)\b", name)] == []


def test_terms_use_the_standard_library_alone() -> None:
    names = {
        name for file, tree in modules().items() if folder_of(file) == "terms" for name in imported(tree)
    }
    allowed = sys.stdlib_module_names | {"giaoban"}
    assert [name for name in names if name.split(".")[0] not in allowed] == []


def test_no_import_inside_a_function() -> None:
    wrong = [
        f"{file}: {function.name}"
        for file, tree in modules().items()
        for function in functions(tree)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    ]
    assert wrong == []


def test_the_reader_asks_for_no_starred_tuple() -> None:
    """`x in (a, *b)`: mypyc cannot compile it; a named constant is clearer and is built once."""
    wrong = [
        f"{file}:{node.lineno}"
        for file, tree in modules().items()
        if folder_of(file) == "reader"
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and isinstance(node.ops[-1], ast.In | ast.NotIn)
        if any(isinstance(part, ast.Starred) for part in ast.iter_child_nodes(node.comparators[-1]))
    ]
    assert wrong == []


def test_constants_of_the_compiled_reader_are_final() -> None:
    """`NAME: Final = …`: compiled, it is read without a lookup; without `Final` each use is one."""
    wrong = [
        f"{file}:{node.lineno}"
        for file, tree in modules().items()
        if file.parts[0] == "reader" and file.parts[1] in ("words", "sense", "context")
        if file.name not in ("lexicon.py", "letterhead.py")  # run once, not compiled
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id.isupper()
    ]
    assert wrong == []


def test_no_grab_bag() -> None:
    assert [
        file for file in modules() if VAGUE_NAMES & {part.removesuffix(".py") for part in file.parts}
    ] == []


def test_files_are_short() -> None:
    lines = {file: (SOURCE / file).read_text(encoding="utf-8").count("\n") for file in modules()}
    assert {file: count for file, count in lines.items() if count >= LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    lengths = {
        f"{file}: {function.name}": length(function)
        for file, tree in modules().items()
        for function in functions(tree)
    }
    assert {name: count for name, count in lengths.items() if count >= LONGEST_FUNCTION} == {}
    assert statistics.median(lengths.values()) <= MEDIAN_FUNCTION


def test_everything_public_says_what_it_is() -> None:
    silent = [str(file) for file, tree in modules().items() if ast.get_docstring(tree) is None]
    silent += [f"{file}: {name}" for file, tree in modules().items() for name in nameless(tree.body)]
    assert silent == []


def routes(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Mọi địa chỉ của trang web với hàm trả lời."""
    for entry in patterns:
        address = prefix + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from routes(entry.url_patterns, address)
        else:
            yield address, entry.callback


def test_only_these_routes_are_public() -> None:
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE
    open_routes = {
        address
        for address, view in routes(get_resolver().url_patterns)
        if getattr(view, "login_required", True) is False
    }
    assert open_routes <= PUBLIC_ROUTES


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_sign_in_page() -> None:
    for address, _ in routes(get_resolver().url_patterns):
        if address not in PUBLIC_ROUTES:
            url = "/" + re.sub(r"<[^>]+>|\(\?P<\w+>[^)]*\)", "1", address).strip("^$")
            answer = Client().get(url, secure=True)
            assert (answer.status_code, url) == (302, url)
            assert answer["Location"].startswith(("/dang-nhap/", "/quan-tri/login/"))


def test_no_committed_file_names_a_registry_or_a_machine_path() -> None:
    wrong = []
    for file in committed():
        text = file.read_bytes().decode("utf-8", errors="ignore")
        wrong += [f"{file.relative_to(ROOT)}: {found[0]}" for found in FOREIGN.finditer(text)]
    assert wrong == []


def test_every_definition_is_committed() -> None:
    kept = set(committed())
    ignored = [file for file in SOURCE.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    check = subprocess.run(
        ["git", "check-ignore", "--stdin"],
        cwd=ROOT,
        input="\n".join(map(str, set(ignored) - kept)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.stdout == ""


def test_the_command_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "chạy `make docs`"


def test_the_guide_shows_every_command() -> None:
    guide = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "guide").glob("*.md"))
    assert [name for name in COMMANDS if f"giaoban {name}" not in guide] == []


def test_commands_in_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    code = "\n".join(re.findall(r"`[^`\n]+`|^```.*?^```", readme, re.MULTILINE | re.DOTALL))
    assert set(re.findall(r"\bmake (\w+)", code)) <= set(targets)
    assert set(re.findall(r"\bgiaoban ([a-z]+)", code)) <= COMMANDS.keys()
