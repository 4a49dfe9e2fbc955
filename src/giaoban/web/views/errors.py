"""Trang lỗi: 400, 403, 404, 500 in Vietnamese, each saying what can be done."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

WORDS = {
    400: (
        "Yêu cầu chưa đúng",
        "Trình duyệt gửi một yêu cầu mà trang không hiểu. Hãy quay lại và thử lần nữa.",
    ),
    403: ("Chưa có quyền", "Tài khoản của bạn chưa được cấp quyền cho việc này. Hãy liên hệ người quản trị."),
    404: (
        "Không tìm thấy trang",
        "Địa chỉ này không có trang nào. Hãy kiểm tra lại, hoặc về trang Tổng quan.",
    ),
    500: (
        "Có lỗi trong hệ thống",
        "Lỗi đã được ghi lại, số liệu trong sổ không thay đổi. Hãy thử lại sau ít phút.",
    ),
}
TOO_LONG = "Văn bản dán vào dài quá. Hãy lưu thành tệp rồi chọn tệp ấy, hoặc dùng lệnh: giaoban check TỆP."


def page(request: HttpRequest, status: int, message: str = "") -> HttpResponse:
    """Trang lỗi với lời giải thích."""
    title, words = WORDS[status]
    if request.headers.get("HX-Request"):
        answer = render(request, "giaoban/_fault.html", {"words": message or words}, status=status)
        answer.headers["HX-Reswap"] = "beforeend"
        return answer
    context = {"title": title, "words": message or words, "status": status}
    return render(request, "giaoban/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; chữ dán dài quá thì nói cách khác."""
    return page(request, 400, TOO_LONG if isinstance(exception, RequestDataTooBig) else "")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, với lý do nếu trang có nêu."""
    return page(request, 403, str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(request, 500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 khi thiếu dấu chống giả mạo: thường do trang để mở quá lâu."""
    return page(
        request, 403, "Trang đã mở quá lâu hoặc trình duyệt chặn cookie. Hãy tải lại trang rồi gửi lại."
    )
