"""Đăng nhập, khóa tạm khi sai nhiều lần, và trang cho máy giám sát."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from giaoban import __version__


class SignInForm(AuthenticationForm):
    """Đơn đăng nhập."""

    error_messages = {  # noqa: RUF012  Django's own attribute
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Phân biệt chữ hoa, chữ thường.",
        "inactive": "Tài khoản đã ngừng hoạt động. Hãy liên hệ người quản trị.",
    }


class SignIn(LoginView):
    """Trang đăng nhập."""

    template_name = "giaoban/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True
    extra_context = {"title": "Đăng nhập"}  # noqa: RUF012


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Trang báo tạm khóa sau nhiều lần sai mật khẩu."""
    words = "Đã nhập sai mật khẩu nhiều lần. Tài khoản tạm khóa từ máy này, hãy thử lại sau 10 phút."
    context = {"title": "Tạm khóa đăng nhập", "words": words}
    return render(request, "giaoban/error.html", context, status=429)


@login_not_required
def health(_: HttpRequest) -> JsonResponse:
    """Máy chủ đang sống, phiên bản nào."""
    return JsonResponse({"status": "ok", "version": __version__})
