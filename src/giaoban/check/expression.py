"""Biểu thức trên khoảng: the small language in which an equation of `definitions/checks` is written.

Names are roles ("level", "base", "yoy"); a share or a growth is a fraction, so that `level / (1 + yoy)` reads as
people write it. Besides + − × ÷ there are `hull(a, b)` (anything between a and b), `beyond(a, b)` (on the other
side of a, seen from b), `at_most(a)`, `at_least(a)` and `near(a, k)` (within a factor k of a).
"""

import ast
from collections.abc import Callable, Mapping
from decimal import Decimal

from giaoban.terms.number import Interval, write_number

Values = Mapping[str, Interval]
Solver = Callable[[Values], Interval]
INFINITE = Decimal("Infinity")
BETWEEN = "trong khoảng giữa"
SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "÷"}


def _hull(a: Interval, b: Interval) -> Interval:
    return Interval(min(a.low, b.low), max(a.high, b.high))


def _beyond(a: Interval, b: Interval) -> Interval:
    if a.low > b.high:
        return Interval(a.low, INFINITE)
    if a.high < b.low:
        return Interval(-INFINITE, a.high)
    return Interval(-INFINITE, INFINITE)


def _at_most(a: Interval) -> Interval:
    return Interval(-INFINITE, a.high)


def _at_least(a: Interval) -> Interval:
    return Interval(a.low, INFINITE)


def _near(a: Interval, k: Interval) -> Interval:
    low, high = (a.low / k.high, a.high * k.high) if a.low >= 0 else (a.low * k.high, a.high / k.high)
    return Interval(min(low, high), max(low, high))


FUNCTIONS: dict[str, Callable[..., Interval]] = {
    "hull": _hull,
    "beyond": _beyond,
    "at_most": _at_most,
    "at_least": _at_least,
    "near": _near,
}


def compile_expression(text: str) -> Solver:
    """Dịch một biểu thức thành hàm tính trên các khoảng.

    >>> values = {"level": Interval.point(110), "yoy": Interval.point(Decimal("0.1"))}
    >>> round(compile_expression("level / (1 + yoy)")(values).middle, 6)
    Decimal('100.000000')
    """
    return _compile(ast.parse(text, mode="eval").body)


def _compile(node: ast.expr) -> Solver:
    if isinstance(node, ast.Name):
        name = node.id
        return lambda values: values[name]
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        constant = Interval.point(Decimal(str(node.value)))
        return lambda _: constant
    if isinstance(node, ast.BinOp):
        return _compile_operation(node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        function, arguments = FUNCTIONS[node.func.id], [_compile(argument) for argument in node.args]
        return lambda values: function(*(argument(values) for argument in arguments))
    raise ValueError(f"not in the language of checks: {ast.unparse(node)}")


def _compile_operation(node: ast.BinOp) -> Solver:
    left, right = _compile(node.left), _compile(node.right)
    if isinstance(node.op, ast.Add):
        return lambda values: left(values) + right(values)
    if isinstance(node.op, ast.Sub):
        return lambda values: left(values) - right(values)
    if isinstance(node.op, ast.Mult):
        return lambda values: left(values) * right(values)
    if isinstance(node.op, ast.Div):
        return lambda values: left(values) / right(values)
    raise ValueError(f"not in the language of checks: {ast.unparse(node)}")


def write_expression(text: str, words: Mapping[str, str]) -> str:
    """Viết phép tính bằng số và dấu tiếng Việt: tên vai thay bằng số đã in.

    >>> write_expression("level / (1 + yoy)", {"level": "25.112 triệu USD", "yoy": "23,19%"})
    '25.112 triệu USD ÷ (1 + 23,19%)'
    """
    return _write(ast.parse(text, mode="eval").body, words)


def _write(node: ast.expr, words: Mapping[str, str]) -> str:
    if isinstance(node, ast.Name):
        word = words[node.id]
        return f"({word})" if word.startswith("-") else word
    if isinstance(node, ast.Constant):
        return write_number(Decimal(str(node.value)))
    if isinstance(node, ast.BinOp):
        return _write_operation(node, words)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _write_call(node.func.id, [_write(argument, words) for argument in _arguments(node)])
    raise ValueError(f"not in the language of checks: {ast.unparse(node)}")


def _arguments(node: ast.Call) -> list[ast.expr]:
    """The arguments; those of a hull within a hull stand in one row."""
    if not (isinstance(node.func, ast.Name) and node.func.id == "hull"):
        return node.args
    nested = [_arguments(one) if isinstance(one, ast.Call) else [one] for one in node.args]
    return [one for row in nested for one in row]


def _write_operation(node: ast.BinOp, words: Mapping[str, str]) -> str:
    left, right = _write(node.left, words), _write(node.right, words)
    tight = isinstance(node.op, ast.Mult | ast.Div)
    if tight and isinstance(node.left, ast.BinOp) and isinstance(node.left.op, ast.Add | ast.Sub):
        left = f"({left})"
    if isinstance(node.right, ast.BinOp) and (tight or isinstance(node.op, ast.Sub)):
        right = f"({right})"
    return f"{left} {SIGNS[type(node.op)]} {right}"


def _write_call(name: str, arguments: list[str]) -> str:
    match name:
        case "hull":
            return f"{BETWEEN} {', '.join(arguments[:-1])} và {arguments[-1]}"
        case "beyond":
            return f"ở phía bên kia của {arguments[0]}, ngược với phía {arguments[1].removeprefix(BETWEEN).strip()}"
        case "at_most":
            return f"không quá {arguments[0]}"
        case "at_least":
            return f"không dưới {arguments[0]}"
        case _:
            return f"cùng cỡ với {arguments[0]}"
