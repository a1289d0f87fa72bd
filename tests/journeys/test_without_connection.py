"""Deskbell as an app: it can be installed, and says honestly when it cannot be reached."""

import json

import pytest
from playwright.sync_api import expect

from deskbell.testing.browsing import findings
from deskbell.tickets.models import Message, Ticket

pytestmark = pytest.mark.proves("UX-2", "UX-4")

#: Playwright's windows remember nothing, where Chromium installs nothing.
PRIVATE = "in-incognito"

KEPT = """async () => {
  const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  const kept = (await Promise.all(opened.map((cache) => cache.keys()))).flat()
  return kept.map((one) => new URL(one.url).pathname)
}"""


@pytest.fixture
def window(open_window):
    """A window with a service worker, as every browser outside tests has."""
    return open_window(service_workers="allow")


@pytest.fixture
def ticket(ines, becomes_ticket) -> Ticket:
    return becomes_ticket(ines, "The printer stops", "It stops after three labels.")


def controlled(page) -> None:
    """Wait until the service worker looks after the page."""
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")


def test_a_browser_finds_everything_it_needs_to_install_it(window, sign_in, mara, running_desk):
    page = sign_in(window, mara)
    controlled(page)
    browser = page.context.new_cdp_session(page)
    told = browser.send("Page.getAppManifest")
    manifest = json.loads(told["data"])

    assert not told["errors"]
    assert (manifest["name"], manifest["display"]) == ("Deskbell", "standalone")
    missing = browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one for one in missing if one["errorId"] != PRIVATE] == []
    icons = [page.request.get(running_desk.url + icon["src"]) for icon in manifest["icons"]]
    assert {icon.headers["content-type"] for icon in icons} == {"image/png"}


def test_nothing_private_is_kept_by_the_browser(window, sign_in, mara, ticket):
    page = sign_in(window, mara)
    controlled(page)
    page.goto(f"{page.url}tickets/{ticket.number}/")
    page.reload()
    kept = page.evaluate(KEPT)

    assert "/offline/" in kept
    assert [one for one in kept if not one.startswith("/static/")] == ["/offline/"]
    offline = page.evaluate("caches.match('/offline/').then(answer => answer.text())")
    assert "Mara" not in offline


def test_while_the_desk_is_away_words_are_safe_and_afterwards_all_goes_on(
    window, sign_in, mara, ticket, running_desk
):
    page = sign_in(window, mara, f"/tickets/{ticket.number}/")
    controlled(page)
    running_desk.kill("web")
    expect(page.get_by_text("Connection lost.")).to_be_visible()

    page.get_by_role("textbox", name="Reply").press_sequentially("Hold the green button.")
    expect(page.get_by_text("Kept in this browser only").first).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("That did not reach Deskbell.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Reply")).to_have_value("Hold the green button.")

    page.reload()
    expect(page.get_by_role("heading", name="Deskbell cannot be reached")).to_be_visible()
    assert findings(page) == []
    assert "Inter" in page.evaluate("getComputedStyle(document.body).fontFamily")

    running_desk.start_web()
    expect(page.get_by_role("textbox", name="Reply")).to_have_value("Hold the green button.")
    page.get_by_role("button", name="Send", exact=False).first.click()
    expect(page.locator(".message--ours")).to_contain_text("Hold the green button.")
    assert Message.objects.filter(direction="out").count() == 1
