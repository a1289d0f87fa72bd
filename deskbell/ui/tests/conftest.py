"""What the tests of the kit share. None of them needs a database."""

from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from deskbell.ui import assets, patterns

KIT = Path(__file__).parents[1]
TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture(autouse=True)
def _mounted(settings):
    settings.ROOT_URLCONF = "deskbell.ui.tests.addresses"
    settings.MIDDLEWARE = [
        "deskbell.project.security.SecurityHeaders",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ]
    assets.forget()


@pytest.fixture
def request_with():
    """A request as the middleware hands it on, with these cookies and headers."""

    def make(cookies=None, **headers):
        request = RequestFactory().get("/", headers=headers)
        request.COOKIES.update(cookies or {})
        request.csp_nonce = "once"
        return request

    return make


@pytest.fixture
def rendered(request_with):
    def render(source, request=None, **context):
        context["request"] = request or request_with()
        return Template("{% load ui %}" + source).render(Context(context))

    return render


@pytest.fixture
def pattern_page(request_with):
    return patterns.show(request_with()).render().content.decode()
