"""Cặp đôi: lists named before their values ("A và B lần lượt …"), ranges, and units said once for several numbers."""

import re
from bisect import bisect_left
from typing import Final

from giaoban.reader.words.fold import Folded
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.numbers import units

HEADER: Final = re.compile(
    r"\((?:đơn vị(?: tính)?|đvt|đv|tính theo|tính bằng)? ?:? ?([^()\d\n]{1,16})\)"
    r"|đơn vị(?: tính)? ?: ?([^()\d\n.;,]{1,16})(?=[\n.;,]|$)"
)
ROW: Final = re.compile(r"[^\n\d]{3,80}(?:\([^()\n]{1,20}\))? ?[-+]?\d[\d.,]*\s*(?:\n|$)")
LISTED_END: Final = re.compile(r" ?(?:[;,.)\n]|và\b|$)")

RANGE: Final = frozenset(("đến", "tới", "-", "đến gần", "đến trên", "đến hơn"))
JOINS: Final = frozenset((",", ";", "và", "", ", và", "; và", ",,", "hay", "còn", ", còn"))
NEAR: Final = 60
LISTED: Final = ("indicator", "period", "place", "district")
GOING_ON: Final = frozenset((",", ";", "rise", "fall", "reach", "equals", "estimate"))
OPENS: Final = frozenset((",", ";", "rise", "fall", "reach", "equals"))
NAMING: Final = frozenset(("indicator", "branch", "sector", "product", "goods", "market", "owner", "strong"))
AMOUNTS: Final = frozenset(("money", "physical"))
JOINED: Final = re.compile(
    r"[\s,;]*(?:và|hay|còn)?[\s,;]*(?:(?:tăng|giảm|đạt|bằng|là|ước|gần|hơn|trên|khoảng)(?!\w)\s*)*[-+]?"
)
MOVED: Final = re.compile(r"(?<!\w)(?:tăng|giảm)(?: nhẹ| khá| mạnh| tới| gần| hơn| trên)? $")
UNMEASURED: Final = re.compile(r" ?(?:$|[;)\n]|[.,](?!\d)| so (?:với|cùng)| cùng kỳ)")


def shared_units(text: Folded, run: list[Lexeme]) -> list[Lexeme]:
    """Cho số trần đơn vị của số sau nó: "7 đến 8%", "lần lượt 5,2; 6,1 và 7%"."""
    if not any(lexeme.number and lexeme.number.group == "bare" for lexeme in run):
        return run
    _header_units(text.low, run)
    _dropped_percents(text.low, run)
    for i in range(len(run) - 2, -1, -1):
        number = run[i].number
        if number is None or number.group != "bare" or number.value is None:
            continue
        j = i + 1
        while j < len(run) - 1 and run[j].kind in "-,;":
            j += 1
        after = run[j].number
        if (
            after is None
            or text.low.startswith("/", after.end)
            or after.group not in ("percent", "money", "points", "times")
            or after.start - number.end > 12
        ):
            continue
        gap = text.low[number.end : after.start].strip()
        if gap in RANGE or (gap in JOINS and gap and (_is_listed(run, i) or _is_counted_out(run, i))):
            number.unit, number.scale, number.group = after.unit, after.scale, after.group
    return run


SHARING: Final = ("chiếm ", "tỷ trọng ", "chiếm gần ", "chiếm hơn ", "chiếm trên ", "chiếm khoảng ")
OF_SUM: Final = (
    " tổng",
    " trong tổng",
    " của tổng",
    " cơ cấu",
    " trong cơ cấu",
    " grdp",
    " gdp",
    " kim ngạch",
)


def _dropped_percents(low: str, run: list[Lexeme]) -> None:
    """ "tăng 6,71 so với cùng kỳ", "giảm nhẹ 0,4.": dấu phần trăm đánh rơi."""
    for lexeme in run:
        number = lexeme.number
        if (
            number is not None
            and number.group == "bare"
            and number.value is not None
            and number.value != int(number.value)
            and (
                (
                    MOVED.search(low, max(0, number.start - 16), number.start)
                    and UNMEASURED.match(low, number.end)
                )
                or (low.endswith(SHARING, 0, number.start) and low.startswith(OF_SUM, number.end))
            )
        ):
            number.unit, number.scale, number.group = "%", 1, "percent"


def _header_units(low: str, run: list[Lexeme]) -> None:
    """Đơn vị nêu một lần ở đầu danh sách: "(đơn vị: tỷ đồng): khai khoáng 1.250,5; chế biến 45.300"."""
    heads = []
    for found in HEADER.finditer(low):
        word = " " + (found[1] or found[2]).strip()
        unit = units().after(word, 0)
        if unit and unit[0] == len(word) and unit[2]:
            heads.append((found.end(), unit))
    if not heads:
        return
    starts = [lexeme.start for lexeme in run]
    stops = [head[0] for head in heads[1:]] + [len(low)]
    for (start, (_, scale, name, group)), stop in zip(heads, stops, strict=True):
        end = _list_end(low, start, stop)
        for lexeme in run[bisect_left(starts, start) : bisect_left(starts, end)]:
            number = lexeme.number
            if (
                number
                and number.group == "bare"
                and start <= number.start < end
                and LISTED_END.match(low, number.end)
            ):
                number.unit, number.scale, number.group = name, scale, group


def _list_end(low: str, at: int, stop: int) -> int:
    """Hết đoạn chứa `at` và các dòng liền sau mà là dòng gạch đầu dòng hay dòng kết bằng một số; không quá `stop`."""
    end = low.find("\n", at, stop)
    while end >= 0 and (low[end + 1 : end + 2] in ("-", "+", "•", "*") or ROW.match(low, end + 1)):
        end = low.find("\n", end + 1, stop)
    return end if end >= 0 else stop


def _is_listed(run: list[Lexeme], at: int) -> bool:
    """Trước số, trong câu, có "lần lượt", "tương ứng"."""
    for i in range(at - 1, max(-1, at - 14), -1):
        if run[i].kind == "respective":
            return True
        if run[i].kind in ("\n", "."):
            return False
    return False


def _is_counted_out(run: list[Lexeme], at: int) -> bool:
    """ "… mang về nhiều nhất: 812, 655 và 132 triệu USD": các số trần liền nhau ngay sau dấu hai chấm."""
    while at > 0 and (run[at].group == "bare" or run[at].kind == ","):
        at -= 1
    return run[at].kind == ":"


def named_before(
    text: Folded, run: list[Lexeme], earlier: list[Lexeme], listed: list[Lexeme]
) -> dict[int, Lexeme]:
    """Ghép danh sách nêu trước với các số sau "lần lượt", "tương ứng": chỗ của số → mục của nó.

    The list is names alone ("A và B lần lượt …"), the names of the amounts just said ("A 5 tỷ, B 4 tỷ; tương ứng …"),
    in this sentence or the one before it with figures, `earlier`; or goods of the sentence just before, `listed`.
    """
    found: dict[int, Lexeme] = {}
    before: list[Lexeme] = []  # "… quý I và quý II lần lượt a, b; xuất khẩu cũng tương ứng c, d"
    for i, lexeme in enumerate(run):
        if lexeme.kind == "respective":
            numbers = _values_after(text, run, i)
            if len(numbers) >= 2:
                names = _listed_before(run, i, len(numbers), before, earlier, listed)
                found.update({number.start: name for number, name in zip(numbers, names, strict=False)})
                before = names if names and names[0].kind == "period" else before
        elif lexeme.kind == "(" and _is_dated(run, i):
            found[run[i - 1].start] = run[i + 1]  # "619 triệu USD (2021) và 658 triệu USD (2020)"
        elif lexeme.number is None:
            continue
        elif lexeme.group in AMOUNTS and lexeme.start not in found and _is_twin(text.low, run, i):
            before = before or _two_periods(run[max(0, i - 2 * NEAR) : i]) or _two_periods(earlier)
            found.update({number.start: name for number, name in zip(run[i : i + 2], before, strict=False)})
        elif lexeme.group == "percent" and i and run[i - 1].kind in OPENS and not found:
            numbers = _plain_values(text, run, i)
            said = run[max(0, i - 2 * NEAR) : i]
            if len(numbers) >= 2 and not any(one.group == "percent" for one in said):
                names = _of_amounts(said, len(numbers))
                found.update({number.start: name for number, name in zip(numbers, names, strict=False)})
    return found


def _is_dated(run: list[Lexeme], at: int) -> bool:
    """Sau một số là ngoặc chỉ có lời nêu kỳ."""
    if not 0 < at < len(run) - 2 or run[at - 1].group in ("", "bare") or run[at + 2].kind != ")":
        return False
    words = run[at + 1].words
    alone = run[at + 2].start - run[at + 1].end < 2 and run[at + 1].start - run[at].end < 2
    return alone and words is not None and words.kind in ("period", "cumulative", "bare")


def _listed_before(
    run: list[Lexeme],
    at: int,
    count: int,
    before: list[Lexeme],
    earlier: list[Lexeme],
    listed: list[Lexeme],
) -> list[Lexeme]:
    said = run[max(0, at - 2 * NEAR) : at]
    told = any(lexeme.group in AMOUNTS or lexeme.kind == "strong" for lexeme in said)
    amounts = _of_amounts(said if told else earlier, count)
    last = next((lexeme.group for lexeme in reversed(said) if lexeme.group), "")
    growths = [] if last in AMOUNTS else _of_growths(earlier) + _of_growths(said)
    named = [lexeme.kind for lexeme in said if lexeme.kind in NAMING]
    dated = _periods_of_growths(earlier) if named == ["indicator"] and count > 2 and not last else []
    goods = [] if any(lexeme.kind in NAMING for lexeme in said) else _goods_named(listed)
    lists = [*(_names_before(run, at, kind) for kind in LISTED), amounts, before, growths, dated, goods]
    lists.append(_places_told(said))
    return next((names for names in lists if len(names) == count), [])


def _values_after(text: Folded, run: list[Lexeme], at: int) -> list[Lexeme]:
    values: list[Lexeme] = []
    for lexeme in run[at + 1 : at + NEAR]:
        if lexeme.number is not None and lexeme.number.group != "bare":
            if values and lexeme.group != values[0].group:
                break
            if values and not JOINED.fullmatch(text.low, values[-1].end, lexeme.start):
                break
            values.append(lexeme)
        elif values and lexeme.kind not in GOING_ON:
            break
    return values


def _plain_values(text: Folded, run: list[Lexeme], at: int) -> list[Lexeme]:
    """ "xuất khẩu 4,6 tỷ USD, nhập khẩu 4,4 tỷ USD; đạt 38% và 39% kế hoạch": phần trăm liền nhau, chung một đuôi."""
    values = [run[at]]
    for i in range(at + 1, min(at + NEAR, len(run))):
        if run[i].group == "percent" and text.low[values[-1].end : run[i].start].strip() in ("và", ","):
            values.append(run[i])
        elif run[i].kind != ",":
            tail = run[i : i + 5]
            bases = [lexeme for lexeme in tail if lexeme.words and lexeme.words.kind in ("same", "previous")]
            return [] if len(bases) > 1 else values  # "tăng 5% và 7% so với tháng trước và cùng kỳ"
    return values


def _is_twin(low: str, run: list[Lexeme], at: int) -> bool:
    """ "Trung ương 5 tỷ và 30 tỷ": hai lượng của một thứ, không nêu kỳ."""
    if at + 1 == len(run) or run[at + 1].group != run[at].group:
        return False
    if at > 1 and run[at - 1].kind == "," and run[at - 2].group == run[at].group:
        return False  # the last two of a longer row
    since = next((i for i in range(at - 1, -1, -1) if run[i].group or run[i].kind == ";"), -1)
    dated = any(lexeme.words is not None for lexeme in [*run[since + 1 : at], *run[at + 2 : at + 3]])
    return not dated and low[run[at].end : run[at + 1].start].strip() == "và"


def _two_periods(run: list[Lexeme]) -> list[Lexeme]:
    """Hai kỳ khác nhau của hai lượng: "toàn tỉnh tháng 6 đạt 66 tỷ, 6 tháng 364 tỷ, trong đó thép 20 tỷ"."""
    pair: list[Lexeme] = []
    told: Lexeme | None = None
    for lexeme in run:
        if lexeme.group in AMOUNTS:
            pair += [told] if told is not None else []
            told = None
        elif lexeme.words is not None and lexeme.words.kind in ("period", "cumulative"):
            told = lexeme
    return pair if len(pair) == 2 == len({lexeme.words and lexeme.words[2:] for lexeme in pair}) else []


def _of_amounts(run: list[Lexeme], count: int) -> list[Lexeme]:
    """Tên của `count` lượng nêu sau cùng: chỉ tiêu của chúng nếu khác nhau, không thì kỳ của chúng."""
    names: list[list[Lexeme]] = [[]]
    amounts: list[int] = []
    for lexeme in run[-2 * NEAR :]:
        if lexeme.group not in ("", "bare"):
            if lexeme.group in AMOUNTS:
                amounts.append(len(names) - 1)
            names.append([])
        else:
            names[-1].append(lexeme)
    if names[-1] and any(lexeme.kind in NAMING for lexeme in names[-1]):
        return []
    before, after = ([names[at + step] for at in amounts[-count:]] for step in (0, 1))
    ways = ((before, "indicator"), (before, "period"), (after, "period"))
    return next((said for lists, kind in ways if (said := _one_each(lists, kind, count))), [])


def _of_growths(run: list[Lexeme]) -> list[Lexeme]:
    """Chỉ tiêu của các mức tăng giảm đã nêu: "IIP mất 4%, bán lẻ mất 15%. … lần lượt là -8% và -12%"."""
    names: list[Lexeme] = []
    said: Lexeme | None = None
    for lexeme in run:
        if lexeme.kind == "indicator":
            said = lexeme
        elif lexeme.kind in NAMING:
            said = None
        elif lexeme.group == "percent" and said is not None:
            names += [said] if all(name.entry != said.entry for name in names) else []
            said = None
    return names


def _places_told(run: list[Lexeme]) -> list[Lexeme]:
    """Các địa bàn mà câu đã kể, mỗi nơi một số: "A tăng 21%, B 20% (hai tỉnh này lần lượt 80% và 34%)"."""
    return list({lexeme.entry: lexeme for lexeme in run if lexeme.kind in ("place", "district")}.values())


def _periods_of_growths(run: list[Lexeme]) -> list[Lexeme]:
    """Kỳ của các mức tăng giảm của một chỉ tiêu: "IIP năm 2016 tăng 17%; 2017: 21%. GRDP tương ứng tăng 11%; 14%"."""
    names: list[Lexeme] = []
    said: Lexeme | None = None
    for lexeme in run:
        if lexeme.words is not None and lexeme.words.kind in ("period", "bare"):
            said = lexeme
        elif lexeme.group == "percent":
            names += [said] if said is not None else []
            said = None
    return names


def _goods_named(run: list[Lexeme]) -> list[Lexeme]:
    """Các mặt hàng, ngành mà câu trước kể tên, không số: "… là tôm, phân bón và điện. Sản lượng lần lượt đạt …"."""
    if any(lexeme.group not in ("", "bare") for lexeme in run):
        return []
    return [lexeme for lexeme in run if lexeme.kind in ("product", "branch", "goods") or _is_power(lexeme)]


def _is_power(lexeme: Lexeme) -> bool:
    return lexeme.entry is not None and lexeme.entry.value.startswith("electricity")


def _one_each(amounts: list[list[Lexeme]], kind: str, count: int) -> list[Lexeme]:
    said = [
        [lexeme for lexeme in names if lexeme.kind == kind and _is_told(lexeme)][-1:] for names in amounts
    ]
    flat = [lexeme for one in said for lexeme in one]
    codes = {lexeme.entry or (lexeme.words and lexeme.words[2:]) for lexeme in flat}
    return flat if len(flat) == count == len(codes) else []


def _is_told(lexeme: Lexeme) -> bool:
    return lexeme.words is None or lexeme.words.kind in ("period", "cumulative", "todate", "this")


def _names_before(run: list[Lexeme], at: int, kind: str) -> list[Lexeme]:
    names: list[Lexeme] = []
    for lexeme in reversed(run[max(0, at - NEAR) : at]):
        if lexeme.number is not None and lexeme.number.group != "bare":
            break
        if names and lexeme.entry is not None and lexeme.entry == names[-1].entry:
            continue  # "chỉ số sản xuất công nghiệp (IIP)" is named twice, and one
        if lexeme.kind == kind and (lexeme.words is None or lexeme.words.kind in ("period", "cumulative")):
            names.append(lexeme)
    return names[::-1]
