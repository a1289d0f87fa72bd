"""Every address of every surface is asked for by everybody of the cast."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from tests.permissions.audiences import FORBIDDEN, IN, MISSING, OUT, ROLES
from tests.permissions.routes import ROUTES

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-2", "COL-1", "ORG-3")]

#: Statuses by which one is not let in, whatever the address would otherwise say.
REFUSED = {OUT, FORBIDDEN, MISSING, "405"}


def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from names(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        else:
            yield f"{space}{entry.name}" if entry.name else f"{entry.pattern} has no name"


def address(name: str, scene: object) -> str:
    where = {key: getattr(scene, what) for key, what in ROUTES[name].at.items()}
    return reverse(name, kwargs=where)


def outcome(response: object) -> str:
    status = response.status_code
    where = response.headers.get("Location", "")
    if where.startswith("/sign-in/?next=") or "HX-Redirect" in response.headers:
        return OUT
    if status >= 500 or status in (401, 403, 404, 405, 429):
        return str(status)
    return IN


def ask(browser: Client, method: str, name: str, scene: object) -> str:
    """What happens, in a browser of its own and without anything staying changed."""
    route, copy = ROUTES[name], Client(raise_request_exception=False)
    copy.cookies = browser.cookies.copy()
    sent = {key: getattr(scene, what) for key, what in route.sent.items()}
    headers = {"HX-Request": "true"} if route.is_fragment else {}
    with transaction.atomic():
        response = getattr(copy, method)(address(name, scene), sent, headers=headers)
        transaction.set_rollback(True)
    return outcome(response)


def test_every_address_is_in_the_sweep():
    there = set(names(get_resolver()))

    assert there - ROUTES.keys() == set(), "enter these in tests/permissions/routes.py"
    assert ROUTES.keys() - there == set(), "these are gone"


@pytest.mark.parametrize("role", ROLES)
def test_everybody_gets_where_they_may_and_nowhere_else(role, cast, scene, enter):
    browser = enter(cast[role])
    wrong = []
    for name, route in ROUTES.items():
        for method, who in (("get", route.get), ("post", route.post)):
            got = ask(browser, method, name, scene)
            is_right = got == who[role] if who else got in REFUSED
            if not is_right:
                wrong.append(f"{method} {name}: {got}, expected {who[role] if who else 'refused'}")

    assert not wrong, "\n".join(wrong)
