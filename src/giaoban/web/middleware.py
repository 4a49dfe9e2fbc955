"""Lớp bảo vệ: security headers on every answer, a limit on the size of requests, and errors that teach."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from giaoban.terms.error import InputError

Handler = Callable[[HttpRequest], HttpResponseBase]
MAX_REQUEST = 64_000_000  # bytes; a larger body is refused unread
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)


def secure_headers(handle: Handler) -> Handler:
    """Không mã chèn trong trang, không tài nguyên ngoài, không nhúng; không lưu ở bộ nhớ đệm dùng chung."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = handle(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return answer


def limit_request(handle: Handler) -> Handler:
    """Từ chối yêu cầu quá lớn trước khi đọc nội dung của nó."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        size = request.META.get("CONTENT_LENGTH") or "0"
        if not size.isdecimal() or int(size) > MAX_REQUEST:
            return HttpResponse(
                "Tệp quá lớn. Hãy chia nhỏ tệp, hoặc dùng lệnh: giaoban check TỆP",
                status=413,
                content_type="text/plain; charset=utf-8",
            )
        return handle(request)

    return answer


class TeachErrors:
    """Lỗi đầu vào (địa bàn, kỳ, mã sai) thành trang 400 nói cần gì, ví dụ, nhận được gì, cách sửa."""

    def __init__(self, handle: Handler) -> None:
        self.handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Chuyển tiếp yêu cầu."""
        return self.handle(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Trang lỗi cho `InputError`; lỗi khác để Django xử lý."""
        if not isinstance(error, InputError):
            return None
        if request.headers.get("HX-Request"):
            answer = render(request, "giaoban/_teach.html", {"fault": error}, status=400)
            answer.headers["HX-Reswap"] = "beforeend"  # told inside the form, which stays as it was
            return answer
        return render(request, "giaoban/error.html", {"error": error, "title": "Chưa đúng"}, status=400)
