"""Thiết lập: Django's settings, read from the environment; everything has a default that works on one box.

| biến | ý nghĩa | mặc định |
|---|---|---|
| `GIAOBAN_DATA` | thư mục dữ liệu (sổ SQLite, tệp tải lên, khóa bí mật) | `~/.local/share/giaoban` |
| `DATABASE_URL` | `sqlite:////đường/dẫn/so.db`, `postgresql://người:mật_khẩu@máy:5432/tên` | `so.db` ở đó |
| `GIAOBAN_PRODUCTION` | `1`: chạy thật, bắt buộc có `GIAOBAN_SECRET` và `GIAOBAN_HOSTS` | |
| `GIAOBAN_SECRET` | khóa bí mật, từ 50 ký tự | tự tạo một lần, giữ trong thư mục dữ liệu |
| `GIAOBAN_HOSTS` | tên máy được phép, cách nhau bởi dấu phẩy | `localhost,127.0.0.1,[::1]` |
| `GIAOBAN_WATCH_ALLOW` | `máy:cổng` nội bộ được phép theo dõi, cách nhau bởi dấu phẩy | chỉ trang công khai |
| `GIAOBAN_DEBUG` | `1`: trang lỗi chi tiết, chỉ để phát triển | |
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from giaoban.terms.error import InputError

PACKAGE = Path(__file__).resolve().parent


def switch(name: str) -> bool:
    """Biến bật tắt: `1` là bật; bỏ trống hay `0` là tắt; chữ khác thì dừng lại, để không ai tưởng đã bật."""
    given = os.environ.get(name, "").strip()
    if given in ("1", "", "0"):
        return given == "1"
    raise InputError(
        f"biến {name} là 1 (bật) hoặc 0 (tắt)", f"{name}=1", given, f"Sửa biến {name} rồi chạy lại."
    )


PRODUCTION = switch("GIAOBAN_PRODUCTION")
DEBUG = switch("GIAOBAN_DEBUG") and not PRODUCTION


def data_folder() -> Path:
    """Thư mục dữ liệu của người dùng, tạo ra nếu chưa có."""
    shared = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    folder = Path(os.environ.get("GIAOBAN_DATA") or Path(shared) / "giaoban").expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def database(url: str) -> dict[str, Any]:
    """Thiết lập cơ sở dữ liệu theo địa chỉ `DATABASE_URL`.

    >>> database("sqlite:////tmp/so.db")["NAME"]
    '/tmp/so.db'
    >>> database("postgresql://an:m%40t@127.0.0.1:5433/so")["PASSWORD"]
    'm@t'
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START},
        }
    if parts.scheme in ("postgresql", "postgres") and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": parts.port or "",
            "OPTIONS": dict(parse_qsl(parts.query)) or {},
            "CONN_MAX_AGE": 60,
        }
    raise InputError(
        "địa chỉ cơ sở dữ liệu trong biến DATABASE_URL",
        "sqlite:////srv/giaoban/so.db hoặc postgresql://giaoban:mật_khẩu@127.0.0.1:5432/giaoban",
        parts.scheme + "://…" if parts.scheme else url,
        "Sửa biến DATABASE_URL, hoặc bỏ đi để dùng sổ SQLite có sẵn.",
    )


def secret_key(folder: Path) -> str:
    """Khóa bí mật: `GIAOBAN_SECRET`; không chạy thật thì tự tạo một lần, giữ trong thư mục dữ liệu."""
    given = os.environ.get("GIAOBAN_SECRET", "")
    if PRODUCTION and (len(given) < 50 or len(set(given)) < 5 or given.startswith("django-insecure")):
        raise InputError(
            "khóa bí mật riêng, từ 50 ký tự, trong biến GIAOBAN_SECRET khi GIAOBAN_PRODUCTION=1",
            'GIAOBAN_SECRET="$(openssl rand -base64 48)"',
            f"{len(given)} ký tự" if given else "chưa đặt",
            "Tạo khóa mới, đặt biến GIAOBAN_SECRET rồi chạy lại. Không dùng khóa mẫu.",
        )
    if given:
        return given
    kept = folder / "secret"
    if not kept.exists():
        draft = folder / f"secret.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64), encoding="ascii")
        draft.replace(kept)
    return kept.read_text(encoding="ascii")


def allowed_hosts() -> list[str]:
    """Tên máy được phép, từ `GIAOBAN_HOSTS`; chạy thật thì phải nêu đích danh."""
    given = os.environ.get("GIAOBAN_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1]")
    hosts = [host.strip() for host in given.split(",") if host.strip()]
    if PRODUCTION and (not hosts or "*" in hosts):
        raise InputError(
            "tên máy của trang, trong biến GIAOBAN_HOSTS khi GIAOBAN_PRODUCTION=1",
            "GIAOBAN_HOSTS=sct.tinh.example",
            given or "chưa đặt",
            "Đặt biến GIAOBAN_HOSTS rồi chạy lại. Không dùng * (mọi tên).",
        )
    return hosts


# WAL: readers never wait for the one writer, and a transaction cut short (crash, power) is not there at all when the
# book is opened again: an import is whole or nothing. NORMAL syncs at checkpoints: a power cut may take back the last
# commits, whole ones, and never tears the file.
SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
)
DATA = data_folder()
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = allowed_hosts()

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "giaoban.record",
    "giaoban.office",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# --- the web page: giaoban.web adds its apps, middleware, urls and sign-in here ---
INSTALLED_APPS += ["giaoban.web", "django_htmx", "axes"]
MIDDLEWARE = [
    "giaoban.web.middleware.limit_request",
    "giaoban.web.middleware.secure_headers",
    MIDDLEWARE[0],  # SecurityMiddleware
    "whitenoise.middleware.WhiteNoiseMiddleware",
    *MIDDLEWARE[1:],
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # every view, unless marked public
    "django_htmx.middleware.HtmxMiddleware",
    "giaoban.web.middleware.TeachErrors",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES[0]["OPTIONS"]["context_processors"].append("giaoban.web.context.shell")
ROOT_URLCONF = "giaoban.web.urls"
WSGI_APPLICATION = "giaoban.web.wsgi.application"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "giaoban.web.signin.Doorkeeper"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "sign_in", "overview", "sign_in"
AXES_FAILURE_LIMIT, AXES_COOLOFF_TIME = 5, timedelta(minutes=10)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "giaoban.web.views.session.locked_out"
AXES_VERBOSE = False
SESSION_COOKIE_AGE = 12 * 3600  # a working day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "giaoban.web.views.errors.csrf_failed"
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WATCH_ALLOW = tuple(
    name.strip() for name in os.environ.get("GIAOBAN_WATCH_ALLOW", "").split(",") if name.strip()
)
# --- end of the web page's part ---

DATABASES = {"default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{quote(str(DATA / 'so.db'))}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"

if PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 30 * 24 * 3600
    CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
