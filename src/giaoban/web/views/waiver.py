"""Chấp nhận một phép so bị từ chối, kèm ghi chú; và rút lại."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from giaoban.office import waivers
from giaoban.publish.facts import Line
from giaoban.terms.error import InputError
from giaoban.web.asked import asked, chosen_series
from giaoban.web.cards import series_link
from giaoban.web.functions import Function
from giaoban.web.permissions import requires


@require_POST
@requires(Function.SETTLE)
def waive(request: HttpRequest) -> HttpResponse:
    """Chấp nhận, hay rút lại, một lý do từ chối của chuỗi và kỳ nêu trong địa chỉ."""
    here = asked(request, Function.SETTLE).sector()
    if here is None:
        raise Http404
    line = chosen_series(request, here)
    reason, author = request.POST.get("reason", ""), request.user.get_username()
    if "withdraw" in request.POST:
        waivers.withdraw(here.code, line.key, reason, author)
        messages.success(request, "Đã rút lời chấp nhận; phép so lại bị từ chối như trước.")
    else:
        demand_refused(line, reason)
        waivers.waive(here.code, line.key, reason, request.POST.get("note", ""), author)
        messages.success(request, "Đã chấp nhận. Ghi chú đi theo con số, ở trang này và trong báo cáo.")
    return redirect(series_link(line.key))


def demand_refused(line: Line, reason: str) -> None:
    """Dừng lại nếu không phép so nào của chuỗi đang bị từ chối vì lý do ấy."""
    if any(result.refusal and result.refusal.reason == reason for result in line.results.values()):
        return
    raise InputError(
        "lý do của một phép so đang bị từ chối ở chuỗi này",
        "bấm Chấp nhận dưới lời từ chối",
        reason[:40] or "(trống)",
        "Tải lại trang của chuỗi: số liệu có thể vừa đổi.",
    )
