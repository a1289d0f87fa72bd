"""The application as a web server sees it."""

import os

from django.core.asgi import get_asgi_application

from deskbell.project.static_serving import StaticFiles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deskbell.project.settings")
os.environ.setdefault("DESKBELL_CONNECTIONS", "8")

application = StaticFiles(get_asgi_application())  # type: ignore[arg-type]
