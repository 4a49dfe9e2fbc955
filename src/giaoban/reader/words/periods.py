# ruff: noqa: E501 (one form of words a line)
"""Lời nêu kỳ: the words that name a period. What they mean beside other periods is decided in `calendar`."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import ahocorasick_rs

NUMERAL: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "giêng": 1, "chạp": 12, "nhất": 1, "nhì": 2,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1i": 2, "l": 1, "ll": 2, "lll": 3,
}  # fmt: skip
COUNT: Final = r"\d{1,2}|mười một|mười hai|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
MONTH: Final = r"\d{1,2}|giêng|mười một|mười hai|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|chạp"
QUARTER: Final = r"iv|iii|ii|i|lll|ll|l|1i|[1-4]|một|hai|ba|bốn|tư|nhất|nhì"
YEAR: Final = r"(?:19|2[01])\d\d"
REL: Final = r"này|nay|trước đó|trước|ngoái|qua|vừa qua|vừa rồi|vừa khép lại|cũ|liền trước|liền kề|tới|kế tiếp|tiếp theo"
ENDED, NEXT = -2, -3  # "năm qua": the year that has ended; "năm tới": the year to come
THAT: Final = r"(?: này| ấy| đó)?"
DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
MON: Final = r"(?:0?[1-9]|1[0-2])(?!\d)"
UPTO: Final = r"(?:đến|tới|-)"


def _year_after(name: str) -> str:
    """Năm đứng sau: "/2021", " năm 2021", " năm nay", " 2021"."""
    return (
        rf"(?: ?[/.\-⁄] ?(?P<{name}_a>{YEAR})(?!\d)|,?(?: của)? năm (?P<{name}_b>{YEAR})(?!\d)"
        rf"|(?: của)? năm (?P<{name}_r>{REL})(?!\w)| (?P<{name}_c>{YEAR})(?! ?[/.\-]?\d))?"
    )


# Chữ đầu của mọi lời nêu kỳ, xét trước cho nhanh; mỗi nhánh mở bằng một chữ hay một nhóm chữ số, để bỏ qua ngay.
OPENING: Final = (
    r"(?=\d\d?(?:[/.\-]\d| tháng| quý| năm [lqngtv]|t(?!\w))|19\d\d(?!\d)|2[01]\d\d(?!\d)|v(?:ài n|ck)|n(?:ăm|gày|gần|ửa|hi|hữ)|t(?:háng|\d|ừ |hời|ối|ới [hcg]|rưa|rước (?:tăng|giảm|đạt|bằng)|rong (?:[tq]|v)|rọn|oàn|ính|ám)|c(?:k|[ùu]ng|ả |òn [\dmhbt]|hín|hiều|uối [tqn]|ủa [tq]|hung|hỉ [tq]|hừng|ác|ộng [dl])|g(?:ộp l)"
    r"|qu[ýí]|mấy|s(?:v?ck|áng|áu|ang n|au (?:m|1))|đ(?:ầu n|êm|ến [hcg])|h(?:ai |ết [ntq])|b(?:a |ốn |ảy |ẩy |ình quân q)|m(?:ười|ức c|ột năm t)|giai|kỳ |riêng|l(?:k |u?[ũỹ]))"
)
PATTERN: Final = re.compile(
    r"[^\w/]" + OPENING + r"(?:"
    rf"(?P<many>(?:nhiều|mấy|vài|{COUNT}) năm (?:liền|qua|nay|liên tiếp|gần đây|gần nhất|trở lại đây|vừa qua|vừa rồi)|(?:những|các) năm (?:qua|gần đây|tới|tiếp theo))|"
    rf"(?P<that>(?:(?:(?:{COUNT}) )?(?:tháng|quý) (?:ấy|đó)|thời gian (?:này|ấy|đó),?)(?: của| vào)?(?: năm)? (?:(?P<that_y>{YEAR})|trước|ngoái|trước đó)(?!\w))|"
    rf"(?P<span>(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|từ năm|năm) ?)?(?P<span_1>{YEAR}) ?{UPTO} ?(?:năm )?(?P<span_2>{YEAR})(?!\d))"
    rf"|(?P<fromto>(?:từ )?(?:ngày )?{DAY}[/.-](?P<ft_1>{MON})(?:[/.-](?P<ft_y1>{YEAR}))? {UPTO} (?:hết )?(?:ngày )?{DAY}[/.-](?P<ft_2>{MON})(?:[/.-](?P<ft_y2>{YEAR}))?(?![\d/]))"
    rf"|(?P<fromday>(?:từ )?ngày {DAY} {UPTO} (?:hết )?(?:ngày )?{DAY}[/.-](?P<fy_m>{MON})(?:[/.-](?P<fy_y>{YEAR}))?(?![\d/]))"
    rf"|(?P<todate>(?:từ )?đầu năm(?: (?P<td_y>{YEAR}))?(?: {UPTO} (?:nay|(?:hết |cuối |giữa )?(?:ngày )?{DAY}[/.-](?P<td_1>{MON})(?:[/.-](?P<td_y1>{YEAR}))?|(?:hết |cuối |giữa )?tháng (?P<td_2>{MON})(?:(?:/| năm )(?P<td_y2>{YEAR}))?))?(?!\w)|từ tháng (?:giêng|(?:(?<=cộng từ tháng )|(?<=gộp từ tháng )|(?<=tính từ tháng )|(?<=lại từ tháng ))(?:1|một))(?: (?:đến|tới) nay)?(?!,\d|[\w/]| (?:đến|tới|năm)))"
    rf"|(?P<fullday>(?:(?:sáng|chiều|tối|trưa|ngày) ){{0,3}}{DAY}(?: tháng |[/.\-])(?P<fd_m>{MON})(?:,? năm |[/.\-])(?P<fd_y>{YEAR})(?!\d))"
    rf"|(?P<day>(?:(?:ngày|sáng|chiều|tối|trưa|đêm) (?:ngày )?{DAY}(?:[/.\-]| tháng )|(?<=đến )[1-3]\d/)(?P<d_m>{MON})(?![\d/]| (?:chỉ tiêu|xã|huyện|tỉnh|tiêu chí|nhiệm vụ|ngành|nhóm|sản phẩm|địa phương)\b))"
    rf"|(?P<left>còn (?P<left_n>{COUNT}) (?P<left_u>tháng|quý)(?: nữa)?(?: là| thì| mới| sẽ| nữa)* (?:đến |tới )?(?:hết|khép|kết thúc|cuối|tròn|trọn|sang|bước sang|chấm dứt|đóng sổ)(?: lại| sổ)?(?: năm(?: mới| nay| cũ)?| {YEAR})(?!\w))"
    rf"|(?P<tail>(?P<tail_n>{COUNT}) tháng (?:cuối|còn lại)(?: của)?(?: năm(?! \w))?{_year_after('tail')})"
    rf"|(?P<quarters>(?P<quarters_n>hai|ba|[23]) quý(?: (?P<quarters_t>đầu tiên|đầu|vừa qua|vừa đi qua|đã qua|qua)| (?:gộp lại|cộng lại|cộng dồn)|(?! ?(?:liên|liền|tới|cuối|còn|trước|sau|gần|tiếp|nữa|kế|\d)(?!\w)))(?: của)?(?: năm(?! (?:\d|{REL})))?{_year_after('quarters')}(?!\w))"
    rf"|(?P<months>(?P<months_n>{COUNT}) tháng(?: đầu tiên| đầu| vừa qua| vừa rồi| vừa đi qua| đã qua| qua)?(?: của)?(?: năm(?! (?:\d|{REL})))?{_year_after('months')}(?!\w))"
    rf"|(?P<short>(?P<short_n>\d{{1,2}})t(?:[/ \-](?:năm )?(?P<short_y>{YEAR}))?(?!\w))"
    rf"|(?P<upto>(?:hết|(?:(?:lũy kế|cộng dồn|tính chung)(?: tính)?|tính) (?:đến|tới)(?: hết| cuối| giữa)?|(?:đến|tới) (?:hết|cuối|giữa)) (?:(?:tháng |t(?=\d))(?P<upto_n>{MONTH})|qu[ýí] ?(?P<upto_q>{QUARTER}))(?![\w,]\w|\w|\.\d{{3}}(?!\d)){_year_after('upto')})"
    rf"|(?P<monthspan>tháng (?P<ms_1>{MON}) ?{UPTO} ?(?:hết |cuối )?(?:tháng )?(?P<ms_2>{MON})(?!\d|,\d){_year_after('ms')})"
    rf"|(?P<month>(?:(?:kỳ (?:[12]|một|hai|i{{1,2}}|thứ nhất|thứ hai) |nửa (?:đầu|cuối) )(?=tháng))?(?:tháng |t(?=\d{{1,2}}[/.]\d{{4}})|(?:(?<=so )|(?<=so với ))t(?=\d)|(?<=[ (])t(?=(?:[1-9]|1[0-2])(?::| (?:ước|đạt|tăng|giảm)\b)))(?P<month_n>{MONTH})(?![\w,]\w|\w|\.\d{{3}}(?!\d)){_year_after('month')}(?P<month_bad>[/.\-]\d{{3,5}}(?!\d))?)"
    r"|(?P<ended>(?<!nhiều )(?<!mấy )(?<!những )(?<!các )(?<!vài )(?P<ended_u>tháng|quý) (?:vừa rồi|vừa qua|vừa khép lại|rồi|qua)(?!\w))"
    rf"|(?P<edge>(?<!nhiều )(?<!mấy )(?<!những )(?<!các )(?<!vài )(?P<edge_u>tháng|quý) (?P<edge_w>đầu|mở|cuối)(?:(?: tiên| cùng| màn)?(?: của)? năm(?! (?:\d|{REL}))|(?<=cuối) cùng(?! của)|(?: tiên| cùng| màn)?(?: của)?(?= năm)|(?<=quý đầu)(?= (?:tăng|giảm|ước|đạt))){_year_after('edge')}(?!\w))"
    rf"|(?P<quarter>qu[ýí] ?(?P<quarter_n>{QUARTER})(?!\w){_year_after('quarter')})"
    rf"|(?P<half>(?:nửa đầu(?: của)? năm(?! (?:{REL})(?!\w))|nửa đầu(?=(?: của)? năm (?:{REL})(?!\w))|nửa năm đầu|nửa đầu(?=[ /]{YEAR})|nửa chặng đường|nửa năm(?! cuối| sau| còn lại))(?! nữa){_year_after('half')})"
    rf"|(?P<latter>(?:nửa cuối|nửa sau|nửa năm cuối|nửa năm còn lại|nửa năm sau|nửa còn lại)(?! (?:mùa|tháng|thế kỷ|thập|tuần|ngày|vụ|chặng)(?!\w))(?: của)?(?: năm(?! (?:{REL})(?!\w)))?{_year_after('latter')})"
    r"|(?P<within>(?:(?<=\. )|(?<=; )|(?<=\n))(?:cũng )?(?:trong )?cùng (?P<within_u>tháng|quý)(?=,| này))"
    rf"|(?P<same>(?:(?:tháng|quý|giai đoạn|mức) )?(?:c[ùu]ng k[ỳì]|(?<=[ %(])(?<!qua )(?:sv|s)?ck(?:nt)?|cùng tháng|cùng quý|cùng thời điểm|cùng giai đoạn|cùng thời gian|cùng khoảng thời gian|cùng quãng thời gian|ngần ấy tháng|chừng ấy tháng|một năm (?=trước|về trước)(?:về )?trước|(?:sau|trong vòng) (?:một|1) năm(?! ?(?:\w+ )?(?:qua|nay|đầu|hoạt|triển|thực|kể|sáp|hợp))){THAT}(?: của)?(?: các)?(?:(?: năm)? ?/?(?P<same_y>{YEAR})(?!\d)|(?: của)? năm (?P<same_r>{REL}))?(?!\w))"
    r"|(?P<prev>(?P<prev_u>tháng|quý|kỳ) (?:trước đó|liền trước|trước|ngoái|liền kề)(?!\w)|(?:(?<=so với )|(?<= so ))trước(?= (?:tăng|giảm|đạt|bằng)(?!\w))|(?:sau|trong vòng) (?:một|1) (?P<prev_v>tháng|quý)(?! ?(?:\w+ )?(?:qua|nay|đầu|hoạt|triển|thực|kể))(?!\w))"
    rf"|(?P<year>(?:cả năm|hết năm|trọn năm|năm) (?P<year_n>{YEAR})(?!\d)|(?:cả năm|hết năm|trọn năm|(?<!chục )(?<!vài )(?<!\d )(?<!hai )(?<!ba )(?<!bốn )(?<!mười )năm) (?P<year_r>{REL})(?!\w)|(?:cả năm|toàn năm|(?<!nay )(?:(?<=đến )|(?<=tới ))(?:hết|cuối) năm)(?! (?:{YEAR}|{REL}))|(?:(?<=sang )|(?<=vào )|(?<=đón ))năm (?P<year_m>mới|sau)|(?P<year_z>sang năm)(?! (?:{YEAR}|{REL}|mới|sau|thứ|học|tài)(?!\w))(?!\w)|(?<=hoạch )năm (?P<year_k>sau)|(?<=[;,.] )năm (?P<year_s>sau)(?= (?:là|đạt|phấn đấu|nâng|dự kiến|sẽ|tỉnh|thành phố|đặt|mục tiêu|con số)))"
    r"|(?P<sum>(?:cộng|gộp) lại(?=:? (?:\d|đạt|được|là|ước|gần|hơn|trên))|lk(?=:? (?:\d|ước|đạt|thực hiện|th(?!\w)|xk|nk))|(?:lũy kế|luỹ kế|cộng dồn)(?=:? (?:\d|thực hiện|xuất khẩu|nhập khẩu|xk|nk|gtsx|iip|chỉ số|sản lượng|doanh|điện|đến (?:tháng|kỳ|thời điểm|thời kỳ|quý) báo cáo|ước|đạt|được|tăng|giảm|gần|hơn|trên|khoảng|là|giá trị|tổng|kim ngạch|toàn|đến nay|cả|(?:lên|tới|thành|vẫn|cũng|mới|chỉ|còn|chạm|cán|vượt|nhích)(?!\w))))"
    rf"|(?P<bare_month>(?P<bm_m>{MON})[/\-](?P<bm_y>{YEAR})(?!\d))"
    r"|(?P<this>(?:trong|của|riêng|cả|tính riêng|tính chung|chung|bình quân(?= quý)|chỉ) (?P<this_u>tháng|quý)(?: này| báo cáo)?(?! (?:cùng|trước|ngoái|vừa|qua|đầu|cuối|i{1,3}|iv|\d{1,2}(?!\d|[.,]\d)|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|giêng|chạp|liền)(?!\w))(?!\w)|(?P<this_v>tháng|quý) (?:này|gần nhất|mới nhất)(?!\w)|(?:trong|của|riêng|chỉ|ở) (?P<this_w>tháng|quý) cuối(?: (?:kỳ|quý))?(?! ?(?:năm|cùng|của|quý|kỳ|\w+ năm))(?!\w))"
    r"|(?P<bare>20[0-4]\d(?=[ ,;:)\n]|\.(?!\d)|$))"
    r")"
)


_QUARTERS, _MONTHS = r"(?:iv|iii|ii|i|[1-4])(?!\w)", r"(?:1[0-2]|0?[1-9])(?![\w.,]\d|\w)"
SEVERAL: Final = re.compile(
    rf"(?P<unit>quý|tháng) (?P<items>(?:(?<=quý ){_QUARTERS}(?:(?:, (?:quý )?|,? và (?:quý )?){_QUARTERS})+"
    rf"|(?<=tháng ){_MONTHS}(?:, {_MONTHS})*,? và {_MONTHS}(?! ?(?:tháng|%|\w+ (?:đồng|usd)))))"
    rf"{_year_after('sv')}(?= (?:lần lượt|tương ứng|cùng|đều|ước|tăng|giảm|đạt|còn|vẫn|chỉ|đã|là|bằng|lại|hụt|nhích)|, )"
)
ROW: Final = re.compile(
    r"(?<!\w)(?P<count>bốn|4|ba|3|hai|2) quý(?: đầu|(?P<late> cuối| sau| còn lại))?(?: của)?(?: năm(?: 20\d\d| nay)?)?,?(?=[^.\n;\d]{0,70}(?:lần lượt|tương ứng))"
)
ROWS: Final = ("bốn quý", "4 quý", "ba quý", "3 quý", "hai quý", "2 quý")
ITEM: Final = re.compile(r"(?<=[ ])(?:iv|iii|ii|i|\d{1,2})(?!\w)")
ANCHORS: Final = ahocorasick_rs.AhoCorasick(
    [
        "tháng",
        "quý",
        "quí",
        "năm",
        "kỳ",
        "kì",
        " trước ",
        "so t",
        " t1",
        " t2",
        " t3",
        " t4",
        " t5",
        " t6",
        " t7",
        " t8",
        " t9",
        "so với t",
        "đến 1",
        "đến 2",
        "đến 3",
        "nửa",
        "lũy kế",
        "lk ",
        "luỹ kế",
        "cộng dồn",
        "cộng lại",
        "gộp lại",
        "cùng ",
        "cung k",
        "ck",
        "ngày ",
        "từ ",
        "sáng ",
        "chiều ",
        "tối ",
    ]
    + [
        f"{mark}{century}"
        for mark in ("/", "-", ".", " ", "(", "\n", ";", ",", "⁄")
        for century in ("19", "20", "21")
    ]
)
BEFORE, AFTER = 28, 64


class Words(NamedTuple):
    """Lời nêu kỳ: chỗ trong chữ đã gấp, loại, tháng đầu, tháng cuối, năm.

    `year`: 0 không nêu, −1 năm trước, 1 năm nay, ENDED năm vừa qua, NEXT năm tới.

    `kind`: "period" (of its own), "cumulative" (n tháng), "same" (cùng kỳ), "previous" (tháng trước; `first` is the
    months of one), "this" (trong tháng; the same), "ended" (tháng vừa qua; the same), "todate" (từ đầu năm),
    "years" (giai đoạn), "date" (a day), "bare" (a year alone).
    """

    start: int
    end: int
    kind: str
    first: int
    last: int
    year: int


def period_words(low: str) -> Iterator[Words]:
    """Mọi lời nêu kỳ trong chữ đã gấp, từ trái sang phải.

    >>> [tuple(w)[2:] for w in period_words("10 tháng/2021 tăng so với cùng kỳ năm trước")]
    [('cumulative', 1, 10, 2021), ('same', 0, 0, -1)]
    >>> [tuple(w)[2:] for w in period_words("quý ii, tháng 4/2020, từ 1-1 đến 5-11, tháng tư năm nay")]
    [('period', 4, 6, 0), ('period', 4, 4, 2020), ('period', 1, 11, 0), ('period', 4, 4, 1)]
    """
    rows = list(_rows(low))
    if not rows:
        yield from _words(low)
        return
    last = {(words.start, words.end) for words in rows}
    told = (
        words
        for words in _words(low)
        if not any(words.start < end and start < words.end for start, end in last)
    )
    yield from sorted([*rows, *told])


def _rows(low: str) -> Iterator[Words]:
    """ "Bốn quý, IIP lần lượt tăng …": mỗi quý của dãy là một lời nêu kỳ, đứng ở một chữ của lời ấy."""
    if not any(count in low for count in ROWS):
        return
    for row in ROW.finditer(low):
        count = _small(row["count"])
        late = 4 - count if row["late"] else 0
        for order in range(count):
            at, last = row.start() + order, 3 * (order + late + 1)
            yield Words(at, at + 1, "period", last - 2, last, 0)


def _words(low: str) -> Iterator[Words]:
    """Mọi lời nêu kỳ, trừ các dãy quý."""
    led = f" {low}"  # the mark before each: a match in `led` is one place further than in `low`
    done = 0
    for start, end in _windows(low):
        for found in PATTERN.finditer(led, start, end + 1):
            if found.start() < done:
                continue
            if found.lastgroup in ("month", "quarter") and led.startswith((", ", " và "), found.end()):
                several = SEVERAL.match(low, found.start())
                if several is not None:
                    yield from _several(several)
                    done = several.end()
                    continue
            meant = READERS[found.lastgroup or ""](found)
            if 0 <= meant[1] <= meant[2] <= 12:
                yield Words(found.start(), found.end() - 1, *meant)


def _several(found: re.Match[str]) -> Iterator[Words]:
    """Các tháng, các quý kể liền nhau, mỗi cái một lời nêu kỳ; năm nói ở cuối là năm chung."""
    items = list(ITEM.finditer(found[0], 0, found.end("items") - found.start()))
    months = 3 if found["unit"] == "quý" else 1
    for item in items:
        last = months * _small(item[0])
        at = found.start() + (0 if item is items[0] else item.start())
        end = found.end() if item is items[-1] else found.start() + item.end()
        if 1 <= last <= 12:
            yield Words(at, end, "period", last - months + 1, last, _year(found, "sv"))


def _windows(low: str) -> Iterator[tuple[int, int]]:
    """Các khoảng quanh những chữ mà mọi lời nêu kỳ đều có; ngoài chúng không cần tìm."""
    start = end = -1
    for _, at, stop in ANCHORS.find_matches_as_indexes(low):
        if at - BEFORE > end:
            if end > 0:
                yield start, end
            start = max(0, at - BEFORE)
        end = stop + AFTER
    if end > 0:
        yield start, end


Meant = tuple[str, int, int, int]


def _small(text: str) -> int:
    return int(text) if text.isdigit() else NUMERAL[text]


def _year(found: re.Match[str], name: str) -> int:
    relative = found[f"{name}_r"]
    if relative:
        return _relative(relative)
    return int(found[f"{name}_a"] or found[f"{name}_b"] or found[f"{name}_c"] or 0)


def _relative(word: str) -> int:
    """Năm nói theo năm nay: này, nay, qua, tới; không thì năm trước."""
    if word in ("này", "nay"):
        return 1
    if word in ("tới", "kế tiếp", "tiếp theo"):
        return NEXT
    return ENDED if word in ("qua", "vừa qua", "vừa rồi", "vừa khép lại", "cũ") else -1


def _fromto(found: re.Match[str]) -> Meant:
    return ("period", int(found["ft_1"]), int(found["ft_2"]), int(found["ft_y2"] or found["ft_y1"] or 0))


def _todate(found: re.Match[str]) -> Meant:
    month = int(found["td_1"] or found["td_2"] or 0)
    year = int(found["td_y1"] or found["td_y2"] or found["td_y"] or 0)
    return ("cumulative", 1, month, year) if month else ("todate", 0, 0, year)


def _tail(found: re.Match[str]) -> Meant:
    return ("period", 13 - _small(found["tail_n"]), 12, _year(found, "tail"))


def _left(found: re.Match[str]) -> Meant:
    return ("cumulative", 1, 12 - _small(found["left_n"]) * _unit_months(found["left_u"]), 0)


def _months(found: re.Match[str]) -> Meant:
    ended = found[0].endswith(
        (" qua", " vừa rồi")
    )  # "ba tháng vừa qua" are of this year, whatever year was named
    return ("cumulative", 1, _small(found["months_n"]), _year(found, "months") or int(ended))


def _month(found: re.Match[str]) -> Meant:
    month = _small(found["month_n"])
    return ("period", month or 13, month, _year(found, "month"))


def _quarters(found: re.Match[str]) -> Meant:
    return ("cumulative", 1, 3 * _small(found["quarters_n"]), _year(found, "quarters"))


def _edge(found: re.Match[str]) -> Meant:
    months = _unit_months(found["edge_u"])
    last = 12 if found["edge_w"] == "cuối" else months
    return ("period", last - months + 1, last, _year(found, "edge"))


def _quarter(found: re.Match[str]) -> Meant:
    last = 3 * _small(found["quarter_n"])
    return ("period", last - 2, last, _year(found, "quarter"))


def _that(found: re.Match[str]) -> Meant:
    return ("same", 0, 0, int(found["that_y"] or -1))


def _same(found: re.Match[str]) -> Meant:
    if found["same"].endswith(("thời gian này", "giai đoạn này")):
        return ("same", 1, 0, 0)  # this very time, not that of last year: no words of a period
    return ("same", 0, 0, -1 if found["same_r"] else int(found["same_y"] or 0))


def _whole_year(found: re.Match[str]) -> Meant:
    relative = found["year_r"]
    if found["year_m"] or found["year_s"] or found["year_k"] or found["year_z"]:
        return ("period", 1, 12, NEXT)
    return ("period", 1, 12, _relative(relative) if relative else int(found["year_n"] or 0))


def _unit_months(unit: str) -> int:
    return {"tháng": 1, "quý": 3, "kỳ": 0}[unit]


READERS: Final[dict[str, Callable[[re.Match[str]], Meant]]] = {
    "that": _that,
    "quarters": _quarters,
    "ended": lambda f: ("ended", _unit_months(f["ended_u"]), 12, 0),
    "edge": _edge,
    "many": lambda _: ("years", 0, 0, 0),
    "span": lambda f: ("years", 0, 0, int(f["span_2"])),
    "fromto": _fromto,
    "fromday": lambda f: ("period", int(f["fy_m"]), int(f["fy_m"]), int(f["fy_y"] or 0)),
    "todate": _todate,
    "fullday": lambda f: ("date", int(f["fd_m"]), int(f["fd_m"]), int(f["fd_y"])),
    "day": lambda f: ("date", int(f["d_m"]), int(f["d_m"]), 0),
    "tail": _tail,
    "left": _left,
    "months": _months,
    "short": lambda f: ("cumulative", 1, int(f["short_n"]), int(f["short_y"] or 0)),
    "upto": lambda f: (
        "cumulative",
        1,
        _small(f["upto_n"] or f["upto_q"]) * (1 if f["upto_n"] else 3),
        _year(f, "upto"),
    ),
    "monthspan": lambda f: ("period", int(f["ms_1"]), int(f["ms_2"]), _year(f, "ms")),
    "month": _month,
    "quarter": _quarter,
    "half": lambda f: ("cumulative", 1, 6, _year(f, "half")),
    "latter": lambda f: ("period", 7, 12, _year(f, "latter")),
    "same": _same,
    "sum": lambda _: ("todate", 0, 0, 0),
    "prev": lambda f: ("previous", _unit_months(f["prev_u"] or f["prev_v"] or "kỳ"), 12, 0),
    "year": _whole_year,
    "bare_month": lambda f: ("period", int(f["bm_m"]), int(f["bm_m"]), int(f["bm_y"])),
    "within": lambda f: ("this", _unit_months(f["within_u"]), 12, 0),
    "this": lambda f: ("this", _unit_months(f["this_u"] or f["this_v"] or f["this_w"]), 12, 0),
    "bare": lambda f: ("bare", 1, 12, int(f["bare"])),
}
