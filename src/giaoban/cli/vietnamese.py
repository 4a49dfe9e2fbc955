"""Tiếng Việt cho những câu mà click tự in ra: cách dùng, lỗi gõ lệnh, gợi ý."""

import sys
from types import MappingProxyType

import click

SENTENCES = MappingProxyType(
    {
        # help
        "Usage:": "Cách dùng:",
        "Options": "Tuỳ chọn",
        "Commands": "Các lệnh",
        "Positional arguments": "Tham số",
        "Show this message and exit.": "In phần trợ giúp này.",
        "default: {default}": "mặc định: {default}",
        "required": "bắt buộc",
        "(dynamic)": "(tuỳ lúc chạy)",
        # a slip in the command line
        "Error: {message}": "Lỗi: {message}",
        "Try '{command} {option}' for help.": "Gõ '{command} {option}' để xem cách dùng.",
        "No such command {name!r}.": "Không có lệnh {name!r}.",
        "No such option {name!r}.": "Không có tuỳ chọn {name!r}.",
        "Did you mean {possibility}?": "Có phải ý bạn là {possibility}?",
        "(Did you mean one of: {possibilities}?)": "Có phải ý bạn là một trong: {possibilities}?",
        "Missing command.": "Thiếu tên lệnh.",
        "Missing argument": "Thiếu tham số",
        "Missing option": "Thiếu tuỳ chọn",
        "Missing parameter": "Thiếu tham số",
        "Missing parameter: {param_name}": "Thiếu tham số: {param_name}",
        "Got unexpected extra argument ({args})": "Thừa tham số ({args})",
        "Got unexpected extra arguments ({args})": "Thừa tham số ({args})",
        "Argument {name!r} takes {nargs} values.": "Tham số {name!r} cần {nargs} giá trị.",
        "Option {name!r} does not take a value.": "Tuỳ chọn {name!r} không nhận giá trị.",
        "Option {name!r} requires an argument.": "Tuỳ chọn {name!r} cần một giá trị.",
        "Option {name!r} requires {nargs} arguments.": "Tuỳ chọn {name!r} cần {nargs} giá trị.",
        "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
        # a wrong value
        "Invalid value: {message}": "Giá trị không hợp lệ: {message}",
        "Invalid value for {param_hint}: {message}": "Giá trị của {param_hint} không hợp lệ: {message}",
        "{value!r} is not one of {choices}.": "{value!r} không nằm trong {choices}.",
        "{value!r} is not {choice}.": "{value!r} không phải là {choice}.",
        "{value!r} is not a valid {number_type}.": "{value!r} không phải là số hợp lệ ({number_type}).",
        "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
        "{value!r} does not match the format {format}.": "{value!r} không đúng dạng {format}.",
        "{value!r} does not match the formats {formats}.": "{value!r} không đúng dạng nào trong {formats}.",
        # files
        "file": "Tệp",
        "directory": "Thư mục",
        "path": "Đường dẫn",
        "{name} {filename!r} does not exist.": "{name} {filename!r} không có.",
        "{name} {filename!r} is a file.": "{name} {filename!r} là một tệp.",
        "{name} {filename!r} is a directory.": "{name} {filename!r} là một thư mục.",
        "{name} {filename!r} is not readable.": "{name} {filename!r} không đọc được.",
        "{name} {filename!r} is not writable.": "{name} {filename!r} không ghi được.",
        "Could not open file {filename!r}: {message}": "Không mở được tệp {filename!r}: {message}",
        # a question
        "Aborted!": "Đã dừng.",
        "Do you want to continue?": "Làm tiếp chứ?",
        "Error: invalid input": "Lỗi: trả lời không hợp lệ",
    }
)


def sentence(english: str) -> str:
    """Câu tiếng Việt thay cho câu của click; câu chưa dịch thì giữ nguyên."""
    return SENTENCES.get(english, english)


def counted_sentence(one: str, many: str, count: int) -> str:
    """Như `sentence`, cho câu có dạng số ít và số nhiều."""
    return sentence(one if count == 1 else many)


def speak_vietnamese() -> None:
    """Cho click nói tiếng Việt: thay hàm dịch (gettext) mà các module của nó gọi."""
    for name, module in list(sys.modules.items()):
        if name.startswith(f"{click.__name__}."):
            for function, ours in (("_", sentence), ("ngettext", counted_sentence)):
                if hasattr(module, function):
                    setattr(module, function, ours)
