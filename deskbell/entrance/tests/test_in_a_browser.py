"""The pages in a real browser: passkeys on a device, no scripts at all, and axe looking on."""

import pytest
from django.utils import timezone

from deskbell.entrance.set_up import link_if_needed
from deskbell.entrance.tests.conftest import PASSWORD
from deskbell.testing.browsing import PHONE, chromium, findings, open_window, overhang, window

__all__ = ["chromium", "open_window", "window"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("SEC-1", "UX-2")]

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def open_page(window, live_server):
    """Goes to a page, over a name or over a number, and gives it."""

    def open_page(path, host="localhost"):
        window.goto(live_server.url.replace("localhost", host) + path)
        return window

    return open_page


@pytest.fixture
def device(window):
    """A laptop that keeps passkeys, and says yes to all it is asked."""
    told = window.context.new_cdp_session(window)
    told.send("WebAuthn.enable")
    made = told.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return lambda: told.send("WebAuthn.getCredentials", made)["credentials"]


def sign_in(page, person):
    page.fill("[name=login]", person.email)
    page.fill("[name=password]", PASSWORD)
    # Wait for what follows: a page that is asked for meanwhile, or a look into this one, may wait
    # for ever for a document that never comes.
    with page.expect_navigation():
        page.click("button:text-is('Sign in')")


def test_a_passkey_signs_in_with_nothing_to_type(open_page, device, ines, with_password):
    with_password(ines)
    page = open_page("/sign-in/?next=/account/passkeys/new/")
    sign_in(page, ines)
    page.fill("[name=name]", "This laptop")
    page.click("text=Make a passkey")
    page.wait_for_url("**/account/recovery-codes/")
    assert len(device()) == 1

    open_page("/sign-out/").click("main button:text-is('Sign out')")
    page.click("text=Use a passkey")

    page.wait_for_url("**/requests/")
    assert "This laptop" in open_page("/account/passkeys/").content()


def test_a_passkey_is_the_second_step_of_a_password(open_page, device, ines, with_password):
    with_password(ines)
    page = open_page("/sign-in/?next=/account/passkeys/new/")
    sign_in(page, ines)
    page.click("text=Make a passkey")
    page.wait_for_url("**/account/recovery-codes/")
    open_page("/sign-out/").click("main button:text-is('Sign out')")

    sign_in(page, ines)
    page.wait_for_url("**/sign-in/second-step/")
    assert findings(page) == []
    page.click("text=Use a passkey")

    page.wait_for_url("**/requests/")


def test_a_device_without_a_passkey_is_told(open_page, device, ines):
    page = open_page("/sign-in/")
    page.click("text=Use a passkey")

    page.wait_for_selector("text=The passkey was not used")
    assert page.url.endswith("/sign-in/")


def test_at_a_bare_number_no_passkey_is_offered(open_page, ines, with_password):
    with_password(ines)
    page = open_page("/sign-in/?next=/account/passkeys/new/", host="127.0.0.1")

    assert not page.is_visible("text=Use a passkey")
    sign_in(page, ines)
    assert not page.is_visible("text=Make a passkey")
    assert page.is_visible("text=This browser cannot hold passkeys here")


def test_signing_in_needs_no_script(open_window, live_server, ines, with_password):
    with_password(ines)
    page = open_window(java_script_enabled=False, base_url=live_server.url)
    page.goto("/sign-in/")
    assert not page.is_visible("text=Use a passkey")
    sign_in(page, ines)

    assert page.url.endswith("/requests/")


OUTSIDE = (
    "/sign-in/",
    "/sign-in/new/",
    "/sign-in/closed/",
    "/sign-in/code/",
    "/sign-in/password/",
    "/sign-in/password/sent/",
)
INSIDE = (
    "/requests/",
    "/account/",
    "/account/app/",
    "/account/password/",
    "/account/passkeys/",
    "/account/passkeys/new/",
    "/account/sessions/",
    "/sign-out/",
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_in_the_way_of_anybody(open_window, live_server, ines, with_password, theme):
    with_password(ines)
    page = open_window(PHONE, color_scheme=theme, base_url=live_server.url)
    wrong = {}

    def look(path):
        page.goto(path)
        wrong[path] = [*findings(page), *(["too wide"] if overhang(page) > 0 else [])]

    set_up = "/" + link_if_needed(timezone.now()).split("/", 3)[3]
    for path in (*OUTSIDE, set_up):
        look(path)
    page.goto("/sign-in/")
    sign_in(page, ines)
    for path in INSIDE:
        look(path)

    assert {path: found for path, found in wrong.items() if found} == {}


def test_the_time_zone_is_that_of_the_device(open_window, live_server):
    page = open_window(timezone_id="Asia/Tokyo", base_url=live_server.url)
    page.goto("/" + link_if_needed(timezone.now()).split("/", 3)[3])

    assert page.input_value("[name=time_zone]") == "Asia/Tokyo"
