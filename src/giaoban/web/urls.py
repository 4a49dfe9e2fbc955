"""Địa chỉ các trang."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import path

from giaoban.web.views import (
    annotated,
    check,
    errors,
    figure,
    findings,
    overview,
    report,
    session,
    tasks,
    text_findings,
    waiver,
    watch,
)

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("bieu-do/", overview.chart, name="chart"),
    path("so-lieu/", figure.series, name="series"),
    path("so-lieu/chap-nhan/", waiver.waive, name="waive"),
    path("so-lieu/<int:number>/", figure.observation, name="observation"),
    path("kiem-tra/", check.check, name="check"),
    path("kiem-tra/chu-giai/", annotated.annotated, name="check_annotated"),
    path("kiem-tra/ghi-so/", check.accept, name="accept"),
    path("kiem-tra/xac-nhan/", check.confirm, name="confirm"),
    path("kiem-tra/xac-nhan.jsonl", check.labels, name="check_labels"),
    path("phat-hien/", findings.findings, name="findings"),
    path("phat-hien/xu-ly/", findings.settle, name="settle"),
    path("phat-hien/dinh-chinh/", findings.correct, name="correct"),
    path("phat-hien/van-ban/", text_findings.text_findings, name="findings_texts"),
    path("phat-hien/van-ban/xu-ly/", text_findings.settle, name="settle_text"),
    path("theo-doi/", watch.pages, name="watch"),
    path("theo-doi/them/", watch.add_page, name="watch_add"),
    path("theo-doi/bo/", watch.remove_page, name="watch_remove"),
    path("theo-doi/chay/", watch.run_page, name="watch_run"),
    path("bao-cao/", report.report, name="report"),
    path("bao-cao/tai/", report.download, name="report_download"),
    path("nhiem-vu/", tasks.tasks, name="tasks"),
    path("dang-nhap/", session.SignIn.as_view(), name="sign_in"),
    path("dang-xuat/", LogoutView.as_view(), name="sign_out"),
    path("song/", session.health, name="health"),
    path("quan-tri/", admin.site.urls),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
