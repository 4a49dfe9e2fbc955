"""Phần quản trị: grants beside each user, so that rights are given in one place."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin

from giaoban.web.models import Grant


class GrantRows(admin.TabularInline):  # type: ignore[type-arg]
    """Các quyền của một người."""

    model = Grant
    extra = 1


class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    """Tài khoản, kèm quyền theo chức năng × địa bàn."""

    inlines = (GrantRows,)


admin.site.unregister(get_user_model())
admin.site.register(get_user_model(), PersonAdmin)
admin.site.site_header = admin.site.site_title = "Giaoban: tài khoản và quyền"
