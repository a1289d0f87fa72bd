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


@pytest.fixture
def answers(scene, cast, enter):
    found = []
    for role in ("administrator", "agent", "signed out"):
        for name, route in ROUTES.items():
            if route.get:
                browser = enter(cast[role])
                found.append((name, browser.get(address(name, scene))))
    return found


def test_every_answer_has_a_strict_policy(answers):
    for name, answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe-eval" not in policy, name
        assert "unsafe" not in policy or is_sealed(policy), name
        assert "default-src 'none'" in policy, name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name


def test_no_page_of_ours_holds_what_the_policy_refuses(answers):
    for name, answer in answers:
        is_page = answer.headers["Content-Type"].startswith("text/html") and not answer.streaming
        if is_page and not is_sealed(answer.headers["Content-Security-Policy"]):
            assert inline(answer.content.decode()) == [], name


def test_nobody_frames_us_but_ourselves(answers):
    for name, answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        allowed = "frame-ancestors 'none'" in policy or "frame-ancestors 'self'" in policy
        assert allowed, name
        assert answer.headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN"), name


def test_what_is_said_to_somebody_is_not_kept_for_others(answers):
    for name, answer in answers:
        if answer.status_code == 200 and not name.startswith(("healthz", "readyz")):
            kept = answer.headers.get("Cache-Control", "")
            assert "public" not in kept, name


def test_cookies_are_for_us_alone(answers):
    cookies = [cookie for _, answer in answers for cookie in answer.cookies.values()]

    assert {cookie.key for cookie in cookies} >= {"deskbell", "deskbell-csrf"}
    for cookie in cookies:
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key


def test_a_post_from_elsewhere_is_refused_with_words(scene, cast, enter):
    for role in ("administrator", "signed out"):
        for name in ROUTES:
            browser = enter(cast[role], enforce_csrf_checks=True)
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
