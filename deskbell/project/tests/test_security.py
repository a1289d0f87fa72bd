"""What a browser is told it may do with our pages."""

import re

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from deskbell.project.security import SecurityHeaders

pytestmark = pytest.mark.proves("SEC-10")


def answer(view):
    return SecurityHeaders(view)(RequestFactory().get("/"))


def test_nothing_inline_and_nothing_evaluated_is_allowed():
    policy = answer(lambda request: HttpResponse())["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "nonce" not in policy


def test_a_page_that_asks_gets_a_nonce_of_its_own():
    def page(request):
        return HttpResponse(f"<script nonce={request.csp_nonce}>{request.csp_nonce}")

    first, second = answer(page), answer(page)
    shown = re.findall(r"nonce=(\S+)>(\S+)", first.content.decode())[0]

    assert shown[0] == shown[1]
    assert f"script-src 'self' 'nonce-{shown[0]}'" in first["Content-Security-Policy"]
    assert first["Content-Security-Policy"] != second["Content-Security-Policy"]


def test_a_view_that_is_stricter_keeps_its_policy():
    def sandboxed(request):
        return HttpResponse(headers={"Content-Security-Policy": "sandbox"})

    assert answer(sandboxed)["Content-Security-Policy"] == "sandbox"


def test_every_answer_carries_the_headers(client):
    headers = client.get("/healthz").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_cookies_are_for_our_pages_only():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"
