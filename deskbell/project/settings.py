"""Settings: read from the environment, with safe defaults. docs/operations.md lists them."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from deskbell.project import environment, postgres
from deskbell.project.logs import configuration as logging_configuration
from deskbell.project.security import protect_file
from deskbell.project.sign_in import *  # noqa: F403

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parent
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

FLOORS = """
kernel ui people files hours conditions priority fields sla tickets drafts satisfaction tasks
worklog diagnosis sharing shifts promises contact schedules calls side_conversations channels
presence search views bulk notices live macros workspace control
"""
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "procrastinate.contrib.django",
    *(f"deskbell.{name}" for name in FLOORS.split()),
    # Before allauth, whose templates it replaces.
    "deskbell.entrance",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

# The first is synchronous on purpose: what follows then runs in one thread per request, where each
# asynchronous middleware would cost a change of thread.
MIDDLEWARE = [
    "deskbell.project.logs.RequestLog",
    "deskbell.project.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "deskbell.workspace.files.WithoutCookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "deskbell.project.sessions.SessionLimits",
    "deskbell.project.actors.Actors",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "deskbell.project.actors.SignInFirst",
    "deskbell.project.refusals.Refusals",
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

# Counts of tries, shared by every web process: see entrance/migrations. A flood of names must not
# push out the counts of others, hence the room.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "deskbell_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

MEDIA_ROOT = VAR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# In bytes.
LARGEST_FILE = environment.number("DESKBELL_LARGEST_FILE", 25 << 20)
LARGEST_MAIL = environment.number("DESKBELL_LARGEST_MAIL", 50 << 20)

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "deskbell.ui.storage.Storage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ADD_HEADERS_FUNCTION = protect_file
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# ── Pages ───────────────────────────────────────────────────────────────────────────────────────

FORM_RENDERER = "deskbell.ui.forms.FormRenderer"
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
# Each by its own name, whatever language the page is in.
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("ar", "العربية")]
FORMAT_MODULE_PATH = ["deskbell.project.formats"]
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

# A sign-in ends when nobody used it for so long, and so long after it in any case.
SESSION_IDLE = timedelta(hours=environment.number("DESKBELL_SESSION_IDLE_HOURS", 12))
SESSION_LONGEST = timedelta(seconds=SESSION_COOKIE_AGE)

CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "deskbell.ui.errors.csrf_failure"
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

# ── Mail and pushes out ─────────────────────────────────────────────────────────────────────────

EMAIL_TIMEOUT = 30
# Seconds in which a send can be undone.
HOLD_SENDS_FOR = environment.number("DESKBELL_HOLD_SENDS", 10)
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
# Whether browsers may be woken; what is pushed goes sealed through their makers' services.
PUSH = environment.flag("DESKBELL_PUSH")
PUSH_SERVICES = [*environment.PUSH_SERVICES, *environment.words("DESKBELL_PUSH_SERVICES")]

# ── Logs ────────────────────────────────────────────────────────────────────────────────────────

LOGGING_CONFIG = "deskbell.project.logs.configure"
LOGGING = logging_configuration(os.environ.get("DESKBELL_LOG_LEVEL", "INFO"))
