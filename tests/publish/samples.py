"""Mẫu thử: published figures of Hải Phòng and Ninh Thuận for the first half of 2024, with the years around."""

from datetime import date

from giaoban.compute import Input
from giaoban.publish.content import Report
from giaoban.publish.proof import Origin, Proof, prove
from giaoban.publish.review import Notebook, Order, compose, spoken_names
from giaoban.publish.word import write_word
from giaoban.publish.word_form import review_form
from giaoban.publish.wording import review_wording
from giaoban.terms.catalogue import indicators
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from tests.compute.builders import number, rate

ESTIMATE = Status.ESTIMATE
DISTRICTS = ("quận Đồ Sơn", "quận Hải An", "huyện Cát Hải")


def figures() -> list[Input]:
    """Số liệu của Hải Phòng quanh 6 tháng đầu năm 2024, mỗi số một mã."""
    found = [
        rate("15.24", "2024-H1", indicator="iip"),
        rate("15.6", "2024-H1", indicator="iip", item="công nghiệp chế biến, chế tạo"),
        rate("-3.2", "2024-H1", indicator="iip", item="khai khoáng"),
        rate("15", "2024", Measure.PLAN, indicator="iip", status=Status.PLAN),
        rate("14.02", "2020-H1", indicator="iip"),
        rate("11.84", "2022-H1", indicator="iip"),
        number("108.8", "2024-H1", scale=10**12, status=ESTIMATE),
        rate("13.46", "2024-H1", status=ESTIMATE),
        number("222550", "2024", measure=Measure.PLAN, status=Status.PLAN),
        number("17.2", "2024-H1", scale=10**9, status=ESTIMATE, indicator="exports", unit="USD"),
        number("13.35", "2023-H1", scale=10**9, indicator="exports", unit="USD"),
        number("30", "2024-H1", scale=10**6, indicator="imports", unit="USD"),
        number("33", "2023-H1", scale=10**6, indicator="imports", unit="USD"),
        number("14000", "2024-H1", indicator="industrial_output", scope="khối quận, huyện quản lý"),
        number("151", "2024-H1", scale=1, unit="nhiệm vụ", indicator="tasks_assigned"),
        number("120", "2024-H1", scale=1, unit="nhiệm vụ", indicator="tasks_completed"),
        number("31", "2024-H1", scale=1, unit="nhiệm vụ", indicator="tasks_in_progress"),
    ]
    found += [
        rate(value, "2024-H1", indicator="industrial_output", place=place)
        for place, value in zip(DISTRICTS, ("14.84", "32.74", "-1.5"), strict=True)
    ]
    return [Input(one.figure, id=str(at), source="Sở Công Thương") for at, one in enumerate(found, 1)]


def order(period: str = "2024-H1", place: str = "Hải Phòng") -> Order:
    """Yêu cầu làm báo cáo."""
    full = {"Hải Phòng": "Thành phố Hải Phòng"}.get(place, f"Tỉnh {place}")
    return Order(place, full, full, Period.parse(period), date(2024, 7, 8))


def report(entries: list[Input] | None = None, notebook: Notebook | None = None) -> Report:
    """Báo cáo mẫu."""
    return compose(
        order(),
        figures() if entries is None else entries,
        indicators(),
        review_wording(),
        units=DISTRICTS,
        notebook=notebook or Notebook(),
    )


def proofs(made: Report) -> tuple[Proof, ...]:
    """Chứng minh của báo cáo mẫu, với nguồn."""
    page = "https://example.vn/giao-ban"
    origins = {
        one.id: Origin(one.id, "Sở Công Thương", page, "2024-07-07", "Câu gốc.", "2024-07-08")
        for one in figures()
    }
    return prove(made, origins)


def word(made: Report) -> bytes:
    """Tệp Word của báo cáo mẫu."""
    names = {code: one.name for code, one in spoken_names(indicators(), review_wording()).items()}
    return write_word(made, proofs(made), review_form(), names, review_wording())
