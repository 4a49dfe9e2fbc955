"""Cửa vào WSGI của máy chủ."""

import os

from django.core.wsgi import get_wsgi_application

from giaoban.web.memory import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.settings")
application = get_wsgi_application()
settle()
