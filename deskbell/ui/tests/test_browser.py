"""The pages in a real browser, under the real Content-Security-Policy, without a database."""

import shutil
import threading
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application

from deskbell.ui.tests.conftest import KIT, TEMPLATES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = KIT.parents[1] / "tests/vendor/axe/axe.min.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]

pytestmark = [
    pytest.mark.proves("UX-2"),
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt-get install chromium"),
]


class Silent(WSGIRequestHandler):
    def log_message(self, *args):
        """Say nothing."""


@contextmanager
def served():
    server = make_server(
        "127.0.0.1", 0, StaticFilesHandler(get_wsgi_application()), handler_class=Silent
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def address(settings):
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [TEMPLATES]}]
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    with served() as url:
        yield url


@pytest.fixture
def page(chromium, address):
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda m: page.complaints.append(m.text) if "Policy" in m.text else None)
    page.goto("/trying/")
    page.wait_for_function("() => customElements.get('toast-list') && window.htmx")
    yield page
    context.close()
    assert not page.complaints


def test_a_key_acts_and_the_toast_offers_to_undo_it(page):
    page.keyboard.press("i")
    page.wait_for_selector("#result >> text=done")
    page.wait_for_selector(".toast >> text=Taken by Mara.")

    with page.expect_request("**/done/") as undoing:
        page.keyboard.press("Control+z")
    assert undoing.value.method == "POST"


def test_a_refused_form_is_shown_and_a_broken_answer_is_not(page):
    page.click("text=Refuse")
    page.wait_for_selector("#result >> text=say more")
    assert not page.query_selector(".toast--problem")

    page.click("text=Break")
    page.wait_for_selector(".toast--problem >> text=Deskbell could not do that")
    assert page.inner_text("#result") == "say more"


def test_nothing_is_ever_evaluated(page):
    page.click("text=Evaluate")
    page.wait_for_timeout(200)

    assert page.inner_text("#result") == "nothing yet"


def test_a_region_refreshes_when_it_is_named(page):
    page.evaluate("document.body.dispatchEvent(new CustomEvent('ticket-7', {bubbles: true}))")
    page.wait_for_selector("text=done")

    assert not page.query_selector("#region")


def test_what_is_written_survives_a_reload(page):
    page.fill("#words", "half a thought")
    page.wait_for_function("() => localStorage['draft:7-reply']?.includes('a thought')")
    page.reload()

    page.wait_for_function("() => document.querySelector('#words').value === 'half a thought'")


def test_j_and_k_move_and_the_sheet_lists_them(page):
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "Row 2"

    page.keyboard.press("Shift+?")
    assert "Next in the list" in page.inner_text(".keys")
    page.fill("[placeholder='Find a key']", "prev")
    assert page.inner_text(".keys").split() == ["Previous", "in", "the", "list", "k"]


def test_a_key_is_found_by_its_place_where_letters_are_others(page):
    cyrillic = page.context.new_cdp_session(page)
    cyrillic.send(
        "Input.dispatchKeyEvent", {"type": "keyDown", "key": "о", "code": "KeyJ", "text": "о"}
    )
    assert page.evaluate("document.activeElement.textContent") == "Row 1"


def test_the_theme_is_changed_at_once_and_kept(page):
    page.click("theme-switch >> text=Dark")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"

    page.reload()
    assert page.get_attribute("html", "data-theme") == "dark"


def test_a_promise_is_counted_by_the_page(page):
    page.wait_for_selector("time-left[data-urgency=broken]")
    assert page.inner_text("time-left").startswith("−")


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_every_component_is_for_everybody_and_nothing_hangs_out(chromium, address, width):
    context = chromium.new_context(
        base_url=address, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    page.goto("/ui/patterns/")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
    overhang = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()

    assert not found
    assert overhang <= 0
