"""Sổ mẫu: published figures of Hải Phòng and Ninh Thuận with the page each came from; loading twice adds nothing."""

from importlib.resources import as_file, files

from giaoban.record.importing import Progress, import_file
from giaoban.record.write import Written

DEMO = files("giaoban.definitions") / "demo"
AUTHOR = "sổ mẫu"


def load_demo_figures(progress: Progress | None = None) -> Written:
    """Nạp số liệu mẫu."""
    with as_file(DEMO / "figures.csv") as path:
        return import_file(path, AUTHOR, progress=progress)
