"""Every page in every language: nothing on it is left in English but what people wrote."""

import re
from html.parser import HTMLParser

import pytest

from deskbell.people.models import Desk, Organisation, Person, Team
from deskbell.testing.catalogues import files
from deskbell.tickets.models import Message, Ticket
from tests.permissions.routes import ROUTES
from tests.permissions.test_who_may import address

pytestmark = [pytest.mark.django_db, pytest.mark.proves("ORG-5")]

#: For whoever writes pages: in English on purpose. What came by mail is whatever it is.
OURS = {"ui:patterns", "workspace:caught-html", "control:message-html"}
READ_ALOUD = ("aria-label", "title", "alt", "data-hotkey-label")
NOT_WORDS = {"script", "style", "kbd", "code", "pre", "option", "textarea"}
VOID = {"input", "meta", "link", "img", "br", "hr", "wbr", "use"}
LATIN = re.compile(r"[A-Za-z]{3,}")
#: Addresses, and codes to be typed or scanned.
NOT_SAID = re.compile(r"\S+@\S+|\b(?:[A-Z2-7]{4} ){3,}[A-Z2-7]{4}\b|\b(?:Ctrl|Shift|Enter)\b")


class Words(HTMLParser):
    """What a page says itself, in text and to screen readers; not what people wrote on it."""

    def __init__(self):
        super().__init__()
        self.said, self.silent = [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "html":
            return
        if not self.silent:
            self.said += [given[name] for name in READ_ALOUD if given.get(name)]
        if tag not in VOID and (self.silent or tag in NOT_WORDS or "dir" in given):
            self.silent.append(tag)

    def handle_endtag(self, tag):
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()

    def handle_data(self, data):
        if not self.silent and data.strip():
            self.said.append(" ".join(data.split()))


#: What the scene calls a task, a solution, a plan, a telephone line and a calendar; the end of a
#: message.
MADE = ("A part", "A new roller", "Backups", "Switchboard", "Office", "More")


@pytest.fixture
def written(scene):
    """What people wrote, longest first: names, the subject of the ticket."""
    kinds = (Person, Team, Desk, Organisation)
    names = [name for kind in kinds for name in kind.objects.values_list("name", flat=True)]
    first = [name.split()[0] for name in names]
    subjects = [*Ticket.objects.values_list("subject", flat=True), "Hello", "This laptop"]
    subjects += [*Message.objects.values_list("text", flat=True), *MADE]
    return sorted({*names, *first, *subjects}, key=len, reverse=True)


def pages_of(browser, scene, language):
    for name, route in ROUTES.items():
        if route.get and name not in OURS:
            as_part = {"HX-Request": "true"} if route.is_fragment else {}
            answer = browser.get(
                address(name, scene), headers={"Accept-Language": language} | as_part
            )
            if not answer.streaming and answer.headers["Content-Type"].startswith("text/html"):
                words = Words()
                words.feed(answer.content.decode())
                yield name, words


def latin_of(said, written):
    for one in written:
        said = said.replace(one, " ")
    return set(LATIN.findall(NOT_SAID.sub(" ", said)))


def test_no_page_is_left_in_english(cast, scene, written, enter):
    """In Arabic, what is left shows by its letters; names of things like IMAP stay as they are."""
    names = {"Google", "Workspace", "Microsoft", "Deskbell"}
    for text in texts_of("ar"):
        names |= set(LATIN.findall(text))

    left = [
        f"{name}: {said}"
        for name, words in pages_of(enter(cast["administrator"]), scene, "ar")
        for said in words.said
        if latin_of(said, written) - names
    ]

    assert not left, "\n".join(left)


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("de", "ltr"), ("en", "ltr")])
def test_a_page_says_which_way_it_runs(language, way, mara, enter):
    answer = enter(mara).get("/tickets/", headers={"Accept-Language": language})

    assert f'<html lang="{language}" dir="{way}"' in answer.content.decode()
    assert answer["Content-Language"] == language


def texts_of(language):
    for message in files.read(language):
        yield from message.string if isinstance(message.string, tuple) else (message.string,)
