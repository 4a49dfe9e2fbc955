"""Lập bảng địa bàn: write definitions/{places,communes,successions,commune_successions}.csv.

Run once, by hand, when the tables must be made again:

    uv run --with vietnamadminunits==1.0.4 scripts/make_places.py

Names, codes and the map from old to new communes are facts taken from the package `vietnamadminunits` (MIT); days,
resolutions and the events of 2025-01-01 are ours, from the resolutions themselves. Where a commune was split the
package does not say in what proportion, so the share is left empty. Nor does it know the communes of Hải Phòng before
2025-01-01: those are in haiphong_2024.csv, without what became of each.
"""

import csv
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src" / "giaoban" / "definitions"
# Communes of Hải Phòng that ended or changed their name, rank or district on 2025-01-01, as they stood before.
EARLIER = Path(__file__).with_name("haiphong_2024.csv")
MERGER, HAIPHONG, HUE = "2025-07-01", "2025-01-01", "2025-01-01"
NATION = "NQ 202/2025/QH15"
HAIPHONG_2025 = "NQ 1232/NQ-UBTVQH15"
UNCHANGED = ("01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46")
PROVINCES = {  # new code → the old codes that became it on 2025-07-01
    "08": "02 08", "15": "10 15", "19": "06 19", "25": "17 25 26", "24": "24 27", "33": "33 34", "31": "30 31",
    "37": "35 36 37", "44": "44 45", "48": "48 49", "51": "51 62", "52": "52 64", "56": "56 58", "68": "60 67 68",
    "66": "54 66", "79": "74 77 79", "75": "70 75", "80": "72 80", "92": "92 93 94", "86": "83 84 86",
    "82": "82 87", "96": "95 96", "91": "89 91",
}  # fmt: skip
RESOLUTIONS = {  # new province → number of its resolution on communes, all of 16/06/2025
    "01": 1656, "04": 1657, "08": 1684, "11": 1661, "12": 1670, "14": 1681, "15": 1673, "19": 1683, "20": 1672,
    "22": 1679, "24": 1658, "25": 1676, "31": 1669, "33": 1666, "37": 1674, "38": 1686, "40": 1678, "42": 1665,
    "44": 1680, "46": 1675, "48": 1659, "51": 1677, "52": 1664, "56": 1667, "66": 1660, "68": 1671, "75": 1662,
    "79": 1685, "80": 1682, "82": 1663, "86": 1687, "91": 1654, "92": 1668, "96": 1655,
}  # fmt: skip
# Districts as they stood before an event that the package does not know: code, name, province, day it ended.
BEFORE = [
    ("204", "Huyện Hoành Bồ", "22", "2020-01-01"),
    ("193", "Thành phố Hạ Long", "22", "2020-01-01"),
    ("762", "Quận Thủ Đức", "79", "2021-01-01"),
    ("763", "Quận 9", "79", "2021-01-01"),
    ("769", "Quận 2", "79", "2021-01-01"),
    ("412", "Thành phố Vinh", "40", "2024-12-01"),
    ("413", "Thị xã Cửa Lò", "40", "2024-12-01"),
    ("213", "Thành phố Bắc Giang", "24", "2025-01-01"),
    ("221", "Huyện Yên Dũng", "24", "2025-01-01"),
    ("303", "Quận Hồng Bàng", "31", "2025-01-01"),
    ("306", "Quận Hải An", "31", "2025-01-01"),
    ("311", "Huyện Thủy Nguyên", "31", "2025-01-01"),
    ("312", "Huyện An Dương", "31", "2025-01-01"),
    ("380", "Thành phố Thanh Hóa", "38", "2025-01-01"),
    ("405", "Huyện Đông Sơn", "38", "2025-01-01"),
    ("369", "Thành phố Ninh Bình", "37", "2025-01-01"),
    ("374", "Huyện Hoa Lư", "37", "2025-01-01"),
    ("474", "Thành phố Huế", "46", "2025-01-01"),
    ("476", "Huyện Phong Điền", "46", "2025-01-01"),
    ("482", "Huyện Phú Lộc", "46", "2025-01-01"),
    ("483", "Huyện Nam Đông", "46", "2025-01-01"),
]
SINCE = {"475": "2025-01-01"} | {code: day for code, _, _, day in BEFORE}
NEW_DISTRICTS = {"475": "474"}  # a district that did not exist before, and the one its communes came from
EVENTS = [  # old, new, day, resolution, share, basis
    ("193", "193", "2020-01-01", "NQ 837/NQ-UBTVQH14", "1", ""),
    ("204", "193", "2020-01-01", "NQ 837/NQ-UBTVQH14", "1", ""),
    ("769", "769", "2021-01-01", "NQ 1111/NQ-UBTVQH14", "1", ""),
    ("763", "769", "2021-01-01", "NQ 1111/NQ-UBTVQH14", "1", ""),
    ("762", "769", "2021-01-01", "NQ 1111/NQ-UBTVQH14", "1", ""),
    ("412", "412", "2024-12-01", "NQ 1243/NQ-UBTVQH15", "1", ""),
    ("413", "412", "2024-12-01", "NQ 1243/NQ-UBTVQH15", "1", ""),
    ("213", "213", "2025-01-01", "NQ 1191/NQ-UBTVQH15", "1", ""),
    ("221", "213", "2025-01-01", "NQ 1191/NQ-UBTVQH15", "1", ""),
    ("46", "46", HUE, "NQ 175/2024/QH15", "1", ""),
    ("474", "474", HUE, "NQ 1314/NQ-UBTVQH15", "", ""),
    ("474", "475", HUE, "NQ 1314/NQ-UBTVQH15", "", ""),
    ("476", "476", HUE, "NQ 1314/NQ-UBTVQH15", "1", ""),
    ("482", "482", HUE, "NQ 1314/NQ-UBTVQH15", "1", ""),
    ("483", "482", HUE, "NQ 1314/NQ-UBTVQH15", "1", ""),
    ("311", "311", HAIPHONG, HAIPHONG_2025, "1", ""),
    ("306", "311", HAIPHONG, HAIPHONG_2025, "", ""),
    ("306", "306", HAIPHONG, HAIPHONG_2025, "", ""),
    ("312", "312", HAIPHONG, HAIPHONG_2025, "", ""),
    ("312", "303", HAIPHONG, HAIPHONG_2025, "", ""),
    ("303", "303", HAIPHONG, HAIPHONG_2025, "1", ""),
    ("369", "374", "2025-01-01", "NQ 1318/NQ-UBTVQH15", "1", ""),
    ("374", "374", "2025-01-01", "NQ 1318/NQ-UBTVQH15", "1", ""),
    ("380", "380", "2025-01-01", "NQ 1238/NQ-UBTVQH15", "1", ""),
    ("405", "380", "2025-01-01", "NQ 1238/NQ-UBTVQH15", "1", ""),
]
ISLANDS = {
    "318": "11948",
    "471": "19742",
    "498": "20333",
    "536": "21548",
    "755": "26732",
}  # districts of no commune


def main() -> None:
    """Viết bốn bảng."""
    data = files("vietnamadminunits") / "data"
    base = sqlite3.connect(str(data / "dataset.db"))
    mapping = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    write("places.csv", PLACE, places(base))
    write("communes.csv", PLACE, communes(base))
    merged = (
        (old, new, MERGER, NATION, "1", "") for new, olds in sorted(PROVINCES.items()) for old in olds.split()
    )
    write("successions.csv", EVENT, [*EVENTS, *merged])
    write("commune_successions.csv", EVENT, commune_events(base, mapping))


PLACE = ("code", "name", "level", "parent", "since", "until")
EVENT = ("old", "new", "day", "resolution", "share", "basis")
Row = tuple[str, ...]


def write(name: str, head: Row, rows: Iterable[Row]) -> None:
    """Viết một bảng."""
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def places(base: sqlite3.Connection) -> Iterable[Row]:
    """Cả nước, tỉnh cũ, tỉnh mới, huyện cũ."""
    yield ("VN", "Việt Nam", "country", "", "", "")
    old = base.execute("SELECT DISTINCT provinceCode, province FROM admin_units_legacy ORDER BY 1").fetchall()
    for code, name in old:
        if code == "46":
            yield (code, "Tỉnh Thừa Thiên Huế", "province", "VN", "", HUE)
        yield (code, name, "province", "VN", HUE if code == "46" else "", "" if code in UNCHANGED else MERGER)
    new = base.execute("SELECT DISTINCT provinceCode, province FROM admin_units ORDER BY 1").fetchall()
    yield from ((code, name, "province", "VN", MERGER, "") for code, name in new if code not in UNCHANGED)
    query = "SELECT DISTINCT districtCode, district, provinceCode FROM admin_units_legacy ORDER BY 1"
    today = [
        (code, name, province, SINCE.get(code, ""), MERGER) for code, name, province in base.execute(query)
    ]
    before = [(code, name, province, "", until) for code, name, province, until in BEFORE]
    for code, name, province, since, until in sorted(before + today, key=lambda row: (row[0], row[3])):
        yield (code, name, "district", province, since, until)


def communes(base: sqlite3.Connection) -> Iterable[Row]:
    """Xã, phường, thị trấn cũ (trước 2025-07-01), rồi xã, phường, đặc khu mới."""
    old = "SELECT wardCode, ward, districtCode FROM admin_units_legacy WHERE wardCode IS NOT NULL"
    with EARLIER.open(encoding="utf-8", newline="") as file:
        earlier = [
            (row["code"], row["name"], "commune", row["parent"], "", HAIPHONG) for row in csv.DictReader(file)
        ]
    began = {row[0]: HAIPHONG for row in earlier}
    for code, name, above in base.execute(old):
        since = SINCE[above] if above in NEW_DISTRICTS else began.get(code, "")
        earlier.append((code, name, "commune", above, since, MERGER))
        if above in NEW_DISTRICTS:
            earlier.append((code, name, "commune", NEW_DISTRICTS[above], "", since))
    yield from sorted(earlier, key=lambda row: (row[0], row[4]))
    new = "SELECT wardCode, ward, provinceCode FROM admin_units ORDER BY 1"
    yield from ((code, name, "commune", above, MERGER, "") for code, name, above in base.execute(new))


def commune_events(base: sqlite3.Connection, mapping: dict[str, dict[str, dict[str, list]]]) -> list[Row]:
    """Xã cũ thành xã mới: phần 1 nếu đi trọn, trống nếu bị chia mà không rõ tỷ lệ."""
    old = {
        f"{province}_{district}_{ward}": code
        for province, district, ward, code in base.execute(
            "SELECT provinceKey, districtKey, wardKey, wardCode FROM admin_units_legacy WHERE wardCode IS NOT NULL"
        )
    }
    new = {
        (province, ward): (code, f"NQ {RESOLUTIONS[above]}/NQ-UBTVQH15")
        for province, ward, code, above in base.execute(
            "SELECT provinceKey, wardKey, wardCode, provinceCode FROM admin_units"
        )
    }
    rows = [
        (old[part], new[province, ward][0], MERGER, new[province, ward][1], "1", "")
        for province, wards in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for ward, parts in wards.items()
        for part in parts
        if part in old
    ]
    rows += [
        (
            old[part],
            new[province, into["newWardKey"]][0],
            MERGER,
            new[province, into["newWardKey"]][1],
            "",
            "",
        )
        for province, parts in mapping["DICT_PROVINCE_WARD_DIVIDED"].items()
        for part, targets in parts.items()
        for into in targets
    ]
    rows = apart(rows, base)
    moved = "SELECT wardCode FROM admin_units_legacy WHERE districtCode = '475'"
    rows += [(code, code, HUE, "NQ 1314/NQ-UBTVQH15", "1", "") for (code,) in base.execute(moved)]
    resolution = dict(new.values())
    rows += [(district, code, MERGER, resolution[code], "1", "") for district, code in ISLANDS.items()]
    return sorted(rows)


def apart(rows: list[Row], base: sqlite3.Connection) -> list[Row]:
    """Tách các xã trùng tên mà gói dữ liệu lẫn làm một (hai xã Hòa Bình cùng thành của thành phố Hải Phòng mới).

    Of old communes of one name that all became part of one new one, only those are kept whose district (where none is,
    whose old province) its other parts lie in.
    """
    query = (
        "SELECT wardCode, ward, districtCode, provinceCode FROM admin_units_legacy WHERE wardCode IS NOT NULL"
    )
    name, home = {}, {}
    for code, ward, *above in base.execute(query):
        name[code], home[code] = ward, tuple(above)
    parts: dict[str, list[str]] = {}
    for old, new, *_ in rows:
        parts.setdefault(new, []).append(old)
    divided = {row[0] for row in rows if not row[4]}

    def apart_from(old: str, new: str) -> bool:
        alike = [one for one in parts[new] if name[one] == name[old]]
        if old not in divided or len(alike) < 2:
            return False
        names = Counter(name[one] for one in parts[new])
        beside = {
            area for one in parts[new] if one not in divided or names[name[one]] == 1 for area in home[one]
        }
        for level in (0, 1):
            if any(home[one][level] in beside for one in alike):
                return home[old][level] not in beside
        return False

    kept = [row for row in rows if not apart_from(row[0], row[1])]
    left = Counter(row[0] for row in kept)
    return [(*row[:4], "1", "") if left[row[0]] == 1 else row for row in kept]


if __name__ == "__main__":
    main()
