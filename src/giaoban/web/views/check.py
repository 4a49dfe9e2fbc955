"""Trang kiểm tra: a text pasted or a file sent, marked up with verdicts; a claim goes to the book by one click."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from giaoban.check import Finding
from giaoban.check.finding import SEVERITY_NAMES, STANDING_NAMES
from giaoban.publish.prose import write_percent
from giaoban.reader.document import Document
from giaoban.record.read import vintages
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.figure import Claim
from giaoban.terms.status import Status
from giaoban.web import desk, texts
from giaoban.web.accepting import Choice, may_be_recorded, opened, sealed
from giaoban.web.accepting import accept as write_claim
from giaoban.web.carrying import carried
from giaoban.web.forms import ACCEPTED_STATUSES, AcceptForm, CheckForm
from giaoban.web.functions import Function
from giaoban.web.labels import confirm as keep_label
from giaoban.web.labels import label_lines
from giaoban.web.marking import Mark, marks_of, shapes_of
from giaoban.web.models import Confirmation, State
from giaoban.web.permissions import demand, holds, requires
from giaoban.web.places import code_of, spoken
from giaoban.web.reviewing import reviewed
from giaoban.web.texts import NAME_LENGTH, title_of

ROLES = (
    ("indicator", "chỉ tiêu"),
    ("item", "phân tổ"),
    ("measure", "số đo"),
    ("period", "kỳ"),
    ("place", "địa bàn"),
)
MOST_FORMS = 400
MANY = 60  # above this many figures the page opens on the contradicted ones
URGENCY = MappingProxyType({"contradicted": 0, "warned": 1})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Function.CHECK)
def check(request: HttpRequest) -> HttpResponse:
    """Đơn kiểm tra và kết quả; không lưu gì nếu người dùng không ghi vào sổ."""
    if request.method != "POST":
        return render(
            request,
            "giaoban/check.html",
            {"title": "Kiểm tra văn bản", "form": CheckForm(initial={"place": home()})},
        )
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {"title": "Kiểm tra văn bản", "form": form, "fault": form.fault}
        return render(request, "giaoban/check.html", context, status=422)
    document: Document = form.cleaned_data["document"]
    context = checked(request, document, form.cleaned_data["source"])
    context |= {"title": "Kết quả kiểm tra", "form": form, "kept": carried(document, form.word)}
    return render(request, "giaoban/check.html", context)


def home() -> str:
    """Địa bàn của sổ, để điền sẵn; văn bản nêu địa bàn khác thì theo văn bản."""
    code = desk.fullest_place(desk.edition())
    return spoken(code) if code else ""


def checked(request: HttpRequest, document: Document, source: str) -> dict[str, Any]:
    """Đọc, kiểm tra, đánh dấu."""
    reading, found = reviewed(document)
    marks = marks_of(reading, found)
    name = (source or title_of(document))[:NAME_LENGTH]
    register = TextRegister(name, texts.rows_found(name, reading, found.findings), request.user)
    counts = Counter(mark.standing for mark in marks)
    details = [
        detail(mark, document, source, register, sealing=number < MOST_FORMS)
        for number, mark in enumerate(mark for mark in marks if mark.standing != "untied")
    ]
    return {
        "document": document,
        "name": name,
        "shapes": shapes_of(reading, marks),
        "details": sorted(details, key=lambda one: URGENCY.get(one["mark"].standing, 2)),
        "mends": [one for one in details if one["mark"].standing == "contradicted"],
        "narrow": len(details) > MANY and counts["contradicted"],
        "counts": [(name, words, counts[name]) for name, words in STANDING_NAMES.items()],
        "untied": counts["untied"],
        "unsure": sum(mark.unsure for mark in marks),
        "share_confirmed": round(100 * found.share_confirmed),
        "statuses": [(one.value, one.vietnamese) for one in ACCEPTED_STATUSES],
        "states": [(state, 0) for state in State],
        "accepting": holds(request.user, Function.ACCEPT),
        "checked": True,
    }


class TextRegister:
    """Sổ phát hiện của văn bản đang kiểm tra: trạng thái đã đặt từ trước, và đơn xử lý cho người có quyền."""

    def __init__(self, name: str, rows: Mapping[Finding, dict[str, Any]], user: Any) -> None:
        self.name, self.rows = name, rows
        self.settling = holds(user, Function.SETTLE)
        if self.settling:
            texts.reopen(name, rows.values(), user.get_username())
        self.held = texts.latest(name)

    def row(self, finding: Finding) -> dict[str, Any]:
        """Một phát hiện để hiện."""
        plain = self.rows[finding]
        return {
            "finding": finding,
            "severity_name": SEVERITY_NAMES[finding.severity],
            "evidence": [line for line in finding.evidence if line not in finding.why],
            "settled": self.held.get((self.name, plain["name"])),
            "token": texts.sealed(self.name, plain) if self.settling else "",
        }


def detail(
    mark: Mark, document: Document, source: str, register: TextRegister, *, sealing: bool
) -> dict[str, Any]:
    """Chi tiết một con số: hiểu là gì, theo chữ nào, kết luận, phát hiện, cách sửa, đơn ghi sổ."""
    claim = mark.claim
    return {
        "mark": mark,
        "standing_name": STANDING_NAMES[mark.standing] if mark.standing != "untied" else "",
        "claim": claim,
        "reading": understood(claim) if claim else [],
        "why": list(words_behind(claim, document.text)) if claim else [],
        "findings": [register.row(one) for one in mark.findings],
        "where": claim.where if claim else "",
        "seal": sealed(mark, document, source) if sealing and may_be_recorded(claim) else "",
        "mend": next((one.suggestion for one in mark.findings if one.suggestion), None),
        "status": Status.ESTIMATE.value if claim and claim.status is Status.ESTIMATE else Status.ACTUAL.value,
    }


def understood(claim: Claim) -> list[tuple[str, str]]:
    """Con số được hiểu là gì."""
    known = indicators().get(claim.indicator)
    rows = [
        ("chỉ tiêu", known.name if known else claim.indicator),
        ("phân tổ", claim.item or ""),
        ("số đo", claim.measure.vietnamese),
        ("kỳ", claim.period.write() if claim.period else "chưa rõ"),
        ("địa bàn", claim.place or "chưa rõ"),
        ("giá trị", claim.amount.write()),
        ("trạng thái", claim.status.vietnamese),
        ("độ chắc", write_percent(Decimal(round(100 * claim.confidence)))),
    ]
    return [(name, value) for name, value in rows if value]


def words_behind(claim: Claim, text: str) -> list[dict[str, Any]]:
    """Những chữ cho biết chỉ tiêu, kỳ, địa bàn, số đo; `spans` để trang tô sáng chúng."""
    rows = []
    given = {"period": claim.period, "place": claim.place}
    for role, name in ROLES:
        spans = claim.why.get(role, ())
        if spans:
            words = " … ".join(f"“{text[start:end]}”" for start, end in spans)
            rows.append({"name": name, "words": words, "spans": " ".join(f"{s}-{e}" for s, e in spans)})
        elif given.get(role):
            rows.append({"name": name, "words": f"theo {name} chung của văn bản, câu không nêu", "spans": ""})
    return rows


@require_POST
@requires(Function.ACCEPT)
def accept(request: HttpRequest) -> HttpResponse:
    """Ghi một số vào sổ, với quyền trên địa bàn của nó."""
    form = AcceptForm(request.POST)
    if not form.is_valid():
        words = " ".join(str(message) for messages in form.errors.values() for message in messages)
        raise InputError(
            "đơn ghi sổ đủ địa bàn, kỳ, trạng thái", "Hải Phòng; 2024-H1", words, "Sửa đơn rồi ghi lại."
        )
    cleaned = form.cleaned_data
    plain = opened(cleaned["claim"])
    code = code_of(cleaned["place"], cleaned["period"])
    demand(request.user, Function.ACCEPT, code or cleaned["place"])
    choice = Choice(
        cleaned["value"] == "mended", Status(cleaned["status"]), cleaned["place"], cleaned["period"]
    )
    row, entry = write_claim(plain, choice, request.user.get_username())
    if not request.headers.get("HX-Request"):
        return redirect("observation", row.pk) if row else redirect("overview")
    known = row.pk if row else next((one.id for one in reversed(vintages(entry.figure.key))), None)
    return render(request, "giaoban/_accepted.html", {"number": known, "new": row is not None})


@require_POST
@requires(Function.CHECK)
def confirm(request: HttpRequest) -> HttpResponse:
    """Giữ lời người dùng: con số này đọc đúng hay sai."""
    row = keep_label(
        opened(request.POST.get("claim", "")),
        request.user.get_username(),
        right=request.POST.get("right") == "1",
    )
    return render(request, "giaoban/_confirmed.html", {"row": row})


@require_safe
@requires(Function.CHECK)
def labels(request: HttpRequest) -> HttpResponse:
    """Mọi xác nhận, theo dạng của kho nhãn (JSONL)."""
    lines = label_lines(Confirmation.objects.order_by("id"))
    headers = {"Content-Disposition": 'attachment; filename="xac-nhan.jsonl"'}
    return HttpResponse("".join(lines), content_type="application/jsonl; charset=utf-8", headers=headers)
