"""Phần của trang, không của bài: links to other articles and menus, which tell nothing of this one."""

from collections.abc import Iterator
from typing import Final

from giaoban.reader.words.fold import Folded
from giaoban.reader.words.lexemes import Sentence
from giaoban.reader.words.lexicon import lexicon

LINK_LENGTH: Final = 180
CELLS: Final = 3  # a menu: three names or more, set apart by strokes


def of_article(text: Folded, parts: list[Sentence]) -> Iterator[Sentence]:
    """Các câu của bài: bỏ mục "Tin liên quan" cùng các dòng tựa sau nó, bỏ dòng thực đơn."""
    linking = False
    for sentence in parts:
        line = text.flat[sentence.start : sentence.end]
        alone = sentence.opens and sentence.closes
        if alone and _opens_links(line):
            linking = True
        elif alone and (len(line) > LINK_LENGTH or line.rstrip().endswith(".")):
            linking = False
        elif not alone:
            linking = linking and not sentence.opens
        if not (linking or (alone and (_is_link(line) or _is_menu(line)))):
            yield sentence


def _opens_links(line: str) -> bool:
    return line.strip(" :.-•»>").lower() in lexicon().links


def _is_link(line: str) -> bool:
    """ "Đọc thêm: Giá gạo tăng 3% | …", "» Tin về điện"."""
    title, told, _ = line.partition(":")
    named = bool(told) and title.strip(" -•»>").lower() in lexicon().links
    return named or line.lstrip().startswith(("»", ">>"))


def _is_menu(line: str) -> bool:
    """ "Công nghiệp | Thương mại | Năng lượng", "Hà Nội 28°C | Đà Nẵng 30°C": tên các mục, không câu nào."""
    if line.count("|") < CELLS - 1:
        return False
    return "°" in line or not any(letter.isdigit() for letter in line)
