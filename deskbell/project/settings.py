"""Settings: read from the environment, with safe defaults. docs/operations.md lists them."""

import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from deskbell.project import environment, postgres
from deskbell.project.logs import configuration as logging_configuration

PACKAGE = Path(__file__).resolve().parents[1]
VAR = environment.data_folder()

# ── Where it is reached ─────────────────────────────────────────────────────────────────────────

DESKBELL_URL = os.environ.get("DESKBELL_URL", "http://127.0.0.1:8000").rstrip("/")
PUBLIC_HOST, OVER_TLS = environment.public_address(DESKBELL_URL)

DEBUG = False
ROOT_URLCONF = "deskbell.project.urls"
ASGI_APPLICATION = "deskbell.project.asgi.application"
ALLOWED_HOSTS = [
    PUBLIC_HOST,
    *environment.words("DESKBELL_HOSTS"),
    "localhost",
    "127.0.0.1",
    "[::1]",
]
CSRF_TRUSTED_ORIGINS = [DESKBELL_URL]
# Whose X-Forwarded-For and X-Forwarded-Proto are believed.
TRUSTED_PROXIES = environment.words("DESKBELL_PROXIES") or ["127.0.0.1", "::1"]

# ── Apps, in the order of the floors ────────────────────────────────────────────────────────────

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
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

# WhiteNoise stands first because it is synchronous: what follows then runs in one thread per
# request, where each asynchronous middleware would cost a change of thread.
MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "deskbell.project.logs.RequestLog",
    "deskbell.project.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

# ── Data ────────────────────────────────────────────────────────────────────────────────────────

# Empty means the embedded server under var/postgres.
DATABASE_URL = os.environ.get("DATABASE_URL", "")
POSTGRES = VAR / "postgres"

_database = environment.database(DATABASE_URL or postgres.url(POSTGRES))
DATABASES: dict[str, Any] = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **_database,
        "OPTIONS": {
            "application_name": "deskbell",
            **_database["OPTIONS"],
        },
    }
}
# For `web` and `work`, which ask for it; a command that ends soon connects and is told at once.
if _connections := environment.number("DESKBELL_CONNECTIONS", 0):
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1,
        "max_size": _connections,
        "timeout": 10,
        "max_idle": 300,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MEDIA_ROOT = VAR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# ── Pages ───────────────────────────────────────────────────────────────────────────────────────

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
if (PACKAGE / "ui" / "templatetags" / "ui.py").exists():
    TEMPLATES[0]["OPTIONS"]["builtins"].append("deskbell.ui.templatetags.ui")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "deskbell_language"
USE_TZ = True
TIME_ZONE = "UTC"

# ── Trust ───────────────────────────────────────────────────────────────────────────────────────

SECRET_KEY = environment.secret_key(VAR)
SECRET_KEY_FALLBACKS = environment.words("DESKBELL_SECRET_KEY_FALLBACKS")

AUTH_USER_MODEL = "people.Person"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]

# In the database, uncached: one look-up by key per request, and a session that is ended is ended
# in every process at once.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = OVER_TLS
SESSION_COOKIE_NAME = "__Host-deskbell" if OVER_TLS else "deskbell"

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = OVER_TLS
CSRF_COOKIE_NAME = "__Host-deskbell-csrf" if OVER_TLS else "deskbell-csrf"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = OVER_TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if OVER_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 << 20

# ── Mail out ────────────────────────────────────────────────────────────────────────────────────

EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = os.environ.get("DESKBELL_FROM", f"desk@{PUBLIC_HOST}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# A folder for whatever would be sent, instead of sending it (the demo).
MAIL_CATCHER = os.environ.get("DESKBELL_MAIL_CATCHER", "")

if MAIL_CATCHER:
    EMAIL_BACKEND = "deskbell.project.mail_catcher.MailCatcher"
elif os.environ.get("DESKBELL_ESP"):
    globals().update(environment.mail_service(os.environ["DESKBELL_ESP"], os.environ))
else:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    globals().update(environment.mail_server(os.environ.get("EMAIL_URL") or "smtp://localhost"))

# ── Logs ────────────────────────────────────────────────────────────────────────────────────────

LOGGING_CONFIG = "deskbell.project.logs.configure"
LOGGING = logging_configuration(os.environ.get("DESKBELL_LOG_LEVEL", "INFO"))
