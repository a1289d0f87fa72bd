"""Enlarged twice and four times, and with the letters set apart: nothing is lost or cut off."""

import pytest

from deskbell.testing.browsing import overhang
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.proves("UX-2")

#: A window of 1440 by 900 at 200 %, and one of 1280 by 1024 at 400 % (WCAG 1.4.10).
TWICE, FOUR_TIMES = {"width": 720, "height": 450}, {"width": 320, "height": 256}
#: WCAG 1.4.12, as a style of the reader's own.
APART = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync("* { letter-spacing: .12em !important; line-height: 1.5 !important;" +
    " word-spacing: .16em !important } p { margin-block-end: 2em !important }")
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}"""
#: What has words and hangs out of the window, or hides some that no points tell of.
LOST = """() => [...document.querySelectorAll("main *")].filter((one) => {
  const box = one.getBoundingClientRect()
  if (!one.checkVisibility({ contentVisibilityAuto: true }) || !box.width) return false
  if (one.closest(".visually-hidden, .one-line, .table-frame, select, .skip")) return false
  const style = getComputedStyle(one)
  const cut = style.overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1
  return box.right > innerWidth + 1 || (cut && style.textOverflow !== "ellipsis")
}).map((one) => `${one.tagName}.${one.className}`)"""


@pytest.fixture
def ticket(ines, mara, actor, noon, becomes_ticket):
    ticket = becomes_ticket(ines, "The printer stops in the middle of the labels", "It stops.")
    tickets.reply(ticket, text="A part is on its way.", by=actor(mara), at=noon)
    return ticket


def test_nothing_is_lost(window, sign_in, mara, ticket):
    page = sign_in(window, mara)
    home = page.url.rstrip("/")
    here = f"/tickets/{ticket.number}/"
    lost = []
    for size in (TWICE, FOUR_TIMES):
        page.set_viewport_size(size)
        for path in ("/?list=all", here, f"{here}composer/", "/search/?q=printer", "/capture/"):
            page.goto(home + path)
            lost += [f"{size} {path}: {one}" for one in problems(page)]
            page.evaluate(APART)
            lost += [f"{size} {path}, apart: {one}" for one in problems(page)]
    assert not lost, "\n".join(lost)


def problems(page) -> list[str]:
    wider = overhang(page)
    return page.evaluate(LOST) + ([f"{wider} px wider than its window"] if wider > 0 else [])
