"""Settings: read from the environment, with safe defaults. docs/operations.md lists them."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("DESKBELL_VAR", ROOT / "var"))

SECRET_KEY = os.environ.get("DESKBELL_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = ["*"]
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
ROOT_URLCONF = "deskbell.project.urls"
ASGI_APPLICATION = "deskbell.project.asgi.application"
AUTH_USER_MODEL = "people.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "deskbell.kernel",
    "deskbell.ui",
    "deskbell.people",
    "deskbell.files",
    "deskbell.priority",
    "deskbell.tickets",
    "deskbell.channels",
    "deskbell.live",
    "deskbell.workspace",
    "deskbell.control",
]
