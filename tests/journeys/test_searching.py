"""Searching in four languages, by words and filter words, by keys alone, while one types."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from deskbell.kernel.actors import SYSTEM
from deskbell.search.decisions import words_of
from deskbell.search.models import Document, Word
from deskbell.testing.waiting import wait_until
from deskbell.tickets import operations as tickets

pytestmark = pytest.mark.proves("TKT-15", "ORG-5", "UX-4")

SAID = {
    "Label printer stops": "It stops after three labels and blinks orange.",
    "Druckertreiber fehlt in München": "Der Gerätemanager meldet es. Grüße aus dem Lager.",
    "الطابعة لا تعمل": "لا أستطيع طباعة الفواتير منذ الصباح.",
    "プリンターが故障しました": "倉庫のラベルが印刷できません。",
}
ENGLISH, GERMAN, ARABIC, JAPANESE = SAID


@pytest.fixture
def four_languages(running_desk, desk, first_line, ines, jonas):
    """One ticket in each of the four languages; Ines wrote the first, Jonas the rest."""
    for subject, text in SAID.items():
        tickets.receive(
            desk=desk,
            requester=ines if subject == ENGLISH else jonas,
            subject=subject,
            text=text,
            channel="mail",
            by=SYSTEM,
            at=timezone.now(),
        )
    wait_until(
        lambda: Document.objects.count() == len(SAID), why=running_desk.log("work").read_text
    )
    # The worker holds words for written that it wrote before the tables were emptied.
    said = {word for texts in SAID.items() for word in words_of(" ".join(texts))}
    Word.objects.bulk_create([Word(word=word) for word in said], ignore_conflicts=True)


def test_each_is_found_in_its_own_language(window, sign_in, mara, four_languages):
    page = sign_in(window, mara)
    page.keyboard.press("/")
    line = page.get_by_role("searchbox", name="Search tickets")
    expect(line).to_be_focused()

    for typed, subject, marked in (
        ("label blink", ENGLISH, "blinks"),
        ("drukertreiber", GERMAN, "Druckertreiber"),
        ("geratemanager", GERMAN, "Gerätemanager"),
        ("MUNCHEN grusse", GERMAN, "München"),
        ("الطابعه", ARABIC, "الطابعة"),
        ("فواتير", ARABIC, "الفواتير"),
        ("プリンター", JAPANESE, "プリンター"),
        ("印刷", JAPANESE, "印刷"),
    ):
        line.press("ControlOrMeta+a")
        page.keyboard.type(typed)
        found = page.locator("#found .row__subject")
        expect(found).to_have_count(1)
        expect(found).to_have_text(subject)
        expect(page.locator("#found mark", has_text=marked).first).to_be_visible()


def test_filter_words_are_offered_and_taken_by_keys(window, sign_in, mara, four_languages):
    page = sign_in(window, mara, "/search/")
    page.keyboard.type("print fr")
    page.get_by_role("link", name="from:", exact=True).press("Enter")

    line = page.get_by_role("searchbox", name="Search tickets")
    expect(line).to_be_focused()
    expect(line).to_have_value("print from:")
    page.keyboard.type("in")
    page.get_by_role("link", name='from:"Ines Roth"').press("Enter")

    expect(line).to_have_value('print from:"Ines Roth" ')
    expect(page.get_by_text("Only where requester is Ines Roth")).to_be_visible()
    expect(page.locator("#found .row__subject")).to_have_text(ENGLISH)
    page.keyboard.type("is:opne")
    expect(page.get_by_role("alert")).to_contain_text(
        "There is no such state. There are: new, open"
    )
