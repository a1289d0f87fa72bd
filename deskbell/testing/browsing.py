"""A browser for journeys: Debian's Chromium, driven by Playwright, with axe at hand."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).resolve().parents[2] / "tests" / "vendor" / "axe" / "axe.min.js"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

#: What every page must meet: WCAG 2.2 AA and below.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: … and what of it depends on the theme.
COLOURS = ["color-contrast"]

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

#: Milliseconds. A machine that is busy with other tests is slow, not broken.
PATIENCE = 20_000


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for a module's tests; skipped with the reason where there is none.

    Not for longer: while Playwright runs, its event loop is the thread's, and other tests run
    loops of their own. Django, who refuses to work beside a loop, is told that it may.
    """
    from playwright.sync_api import expect, sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("Chromium is not installed; install the package chromium")
    expect.set_options(timeout=PATIENCE)
    with pytest.MonkeyPatch.context() as patched, sync_playwright() as playwright:
        patched.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_window(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """Open a fresh window, with nothing remembered: `open_window()`, `open_window(PHONE)`.

    Further options are those of Playwright's contexts. Service workers stay out unless they are
    asked for: a window that closes while one is being installed may never close. What goes wrong
    in a window fails the test: an error in a script, what the page's own policy refuses, a failure
    of the server.
    """
    if "running_desk" in request.fixturenames:
        # Windows close before their desk does, or they would complain of its end.
        request.getfixturevalue("running_desk")
    contexts: list[Any] = []
    trouble: list[str] = []

    def open_window(size: dict[str, int] = DESKTOP, **options: Any) -> Any:
        options.setdefault("service_workers", "block")
        context = chromium.new_context(viewport=size, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: trouble.append(said.text) if _is_trouble(said) else None)
        page.on("response", lambda answer: trouble.append(_refusal(answer)))
        return page

    yield open_window
    for context in contexts:
        # Pages first: one that notices that its cookies go, and moves on, holds Chromium up.
        for page in context.pages:
            page.close()
        context.close()
    if said := [one for one in trouble if one]:
        pytest.fail("\n".join(["The windows complained:", *said]))


@pytest.fixture
def window(open_window: Callable[..., Any]) -> Any:
    """One window of the usual size."""
    return open_window()


def sign_in(page: Any, url: str, address: str, password: str) -> None:
    """Go to `url`, be asked who one is, and say so."""
    page.goto(url)
    page.get_by_label("Mail address").fill(address)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(url)


def _is_trouble(said: Any) -> bool:
    # What failed to load is judged by its answer; a lost connection has none.
    unanswered = "Failed to load resource" in said.text or "Failed to fetch" in said.text
    return said.type == "error" and not unanswered


def _refusal(answer: Any) -> str:
    return f"{answer.status} {answer.url}" if answer.status >= 500 or answer.status == 404 else ""


def findings(page: Any, rules: list[str] = RULES) -> list[str]:
    """What axe finds wrong on `page`, each as rule and place; empty where it is accessible."""
    if not page.evaluate("typeof window.axe === 'object'"):
        # Not as a script element: the page's own policy would refuse it, and rightly.
        page.evaluate(AXE.read_text())
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def overhang(page: Any) -> int:
    """By how many pixels the page is wider than its window: it should never be."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
