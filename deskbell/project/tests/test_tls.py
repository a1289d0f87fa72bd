"""Behind TLS, what DESKBELL_URL says decides hosts, cookies and HSTS."""

import json
import os
import subprocess
import sys

import pytest

NAMES = [
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "SESSION_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
    "SECURE_SSL_REDIRECT",
    "PASSWORD_HASHERS",
]
SHOW = f"""
import json
from deskbell.project import settings
print(json.dumps({{name: getattr(settings, name) for name in {NAMES}}}))
"""


def settings_with(tmp_path, **environment):
    shown = subprocess.run(
        [sys.executable, "-c", SHOW],
        env=os.environ | {"DESKBELL_VAR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
    )
    return json.loads(shown.stdout or "null"), shown.stderr


@pytest.mark.proves("SEC-10")
def test_a_public_address_with_tls_makes_everything_strict(tmp_path):
    said, _ = settings_with(tmp_path, DESKBELL_URL="https://desk.example.org/")

    assert "desk.example.org" in said["ALLOWED_HOSTS"]
    assert said["CSRF_TRUSTED_ORIGINS"] == ["https://desk.example.org"]
    assert said["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert said["SESSION_COOKIE_SECURE"]
    assert said["CSRF_COOKIE_SECURE"]
    assert said["SECURE_HSTS_SECONDS"] >= 31536000
    assert said["SECURE_SSL_REDIRECT"]


@pytest.mark.proves("SEC-1")
def test_passwords_are_hashed_with_argon2(tmp_path):
    said, _ = settings_with(tmp_path)

    assert "Argon2" in said["PASSWORD_HASHERS"][0]


def test_on_one_machine_it_works_without(tmp_path):
    said, _ = settings_with(tmp_path, DESKBELL_URL="http://127.0.0.1:8123")

    assert said["SECURE_HSTS_SECONDS"] == 0
    assert not said["SESSION_COOKIE_SECURE"]


def test_a_wrong_address_is_answered_with_the_right_form(tmp_path):
    _, said = settings_with(tmp_path, DESKBELL_URL="desk.example.org")

    assert "https://desk.example.org" in said
