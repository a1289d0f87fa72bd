"""What every answer carries, and what no page holds."""

import json
import os
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware

from tests.permissions.routes import ROUTES
from tests.permissions.test_who_may import address

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-10")]


class Inline(HTMLParser):
    """Whatever a strict policy refuses in a page: scripts, styles and handlers inside it."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        is_data = given.get("type") in ("application/json", "importmap")
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.found.append(tag)
        if tag == "script" and given.get("type") == "importmap" and not given.get("nonce"):
            self.found.append("import map without nonce")
        self.found += [name for name in given if name == "style" or name.startswith("on")]
        address = (given.get("href") or given.get("src") or "").strip().lower()
        if address.startswith(("javascript:", "http://", "https://", "//")):
            self.found.append(address)


def inline(page):
    parser = Inline()
    parser.feed(page)
    return parser.found


def is_sealed(policy):
    """A frame for what strangers wrote: it may look as it likes, and do nothing."""
    return (
        "default-src 'none'" in policy
        and "sandbox" in policy
        and "allow-scripts" not in policy
        and "script-src" not in policy
    )


def policy_is_strict(answer):
    policy = answer.headers["Content-Security-Policy"]
    return "default-src 'none'" in policy and ("unsafe" not in policy or is_sealed(policy))


def nothing_is_inline(answer):
    if answer.streaming or not answer.headers["Content-Type"].startswith("text/html"):
        return True
    sealed = is_sealed(answer.headers["Content-Security-Policy"])
    return sealed or inline(answer.content.decode()) == []


def nobody_else_frames_it(answer):
    policy = answer.headers["Content-Security-Policy"]
    ours = "frame-ancestors 'none'" in policy or "frame-ancestors 'self'" in policy
    return ours and answer.headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN")


def its_type_is_not_guessed(answer):
    return answer.headers["X-Content-Type-Options"] == "nosniff"


def it_is_not_kept_for_others(answer):
    kept = answer.headers.get("Cache-Control", "")
    return "private" in kept or kept == "no-store" or not answer.wsgi_request.user.is_authenticated


def its_cookies_are_for_us_alone(answer):
    return all(
        cookie["httponly"] and cookie["samesite"] == "Lax" for cookie in answer.cookies.values()
    )


#: What a machine calls: it proves itself by a token in a header, which no page can send.
BY_TOKEN = {"workspace:telephony"}

CHECKS = (
    policy_is_strict,
    nothing_is_inline,
    nobody_else_frames_it,
    its_type_is_not_guessed,
    it_is_not_kept_for_others,
    its_cookies_are_for_us_alone,
)


@pytest.mark.parametrize("role", ["administrator", "signed out"])
def test_every_answer_is_strict(role, scene, cast, enter):
    wrong, cookies = [], set()
    for name, route in ROUTES.items():
        if route.get:
            answer = enter(cast[role]).get(address(name, scene))
            wrong += [f"{name}: {check.__name__}" for check in CHECKS if not check(answer)]
            cookies |= set(answer.cookies)

    assert wrong == []
    assert cookies >= {"deskbell-csrf"}


def test_a_post_from_elsewhere_is_refused_with_words(scene, cast, enter):
    browser = enter(cast["administrator"], enforce_csrf_checks=True)
    for name in ROUTES.keys() - BY_TOKEN:
        answer = browser.post(address(name, scene), {"a": "b"})
        assert answer.status_code == 403, name
        assert "This page has been open too long" in answer.content.decode(), name


@pytest.mark.proves("SEC-1")
def test_behind_tls_everything_is_tied_to_it(tmp_path):
    asked = (
        "import json; from deskbell.project import settings as s;"
        "print(json.dumps({n: getattr(s, n) for n in dir(s) if n.isupper() and"
        " (n.startswith(('SECURE', 'SESSION_COOKIE', 'CSRF_COOKIE')))}))"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | {"DESKBELL_URL": "https://desk.example", "DESKBELL_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    settings = json.loads(told.stdout)

    assert settings["SECURE_HSTS_SECONDS"] >= 60 * 60 * 24 * 365
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert settings["CSRF_COOKIE_NAME"].startswith("__Host-")


def test_over_tls_the_browser_is_told_to_stay_there(settings, rf):
    settings.SECURE_HSTS_SECONDS = 60
    answer = SecurityMiddleware(lambda _: HttpResponse())(rf.get("/", secure=True))

    assert answer.headers["Strict-Transport-Security"] == "max-age=60"
