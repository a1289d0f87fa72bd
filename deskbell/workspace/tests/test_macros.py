"""Macros on a ticket's page: found, previewed, run, put into the composer, taken back."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deskbell.conditions.decisions import as_json, typed
from deskbell.drafts.models import Draft
from deskbell.kernel.actors import SYSTEM
from deskbell.macros import operations as macros
from deskbell.macros import queries
from deskbell.macros.decisions import Content, Owner
from deskbell.macros.models import Macro
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message
from deskbell.tickets.queries import FIELDS, Register

pytestmark = [pytest.mark.django_db, pytest.mark.proves("AUT-1")]

ASKING = {
    "texts": {"en": "Hello {{requester.first_name}}, which model is it?"},
    "acts": {"kind": {"kind": "request"}, "wait": {"on": "requester"}},
}


@pytest.fixture
def make(mara, actor, noon):
    def make(title="Ask for the model", **content):
        return macros.make_macro(
            Content(title, **content), owner=Owner("person", mara.pk), by=actor(mara), at=noon
        )

    return make


def toast_of(response):
    return json.loads(response["HX-Trigger"])["toast"]


def test_the_macros_of_a_ticket_are_found_by_a_few_letters(at_desk, page, make, words):
    make(**ASKING)
    make("Called", texts={"en": "Called."}, speaks="note")

    shown = words(at_desk.htmx("get", page("ticket-macros")))
    assert "Ask for the model" in shown
    assert "Hello Ines, which model is it?" in shown
    assert "Reply · Kind · Wait" in shown
    assert "Ask for" not in words(at_desk.htmx("get", f"{page('ticket-macros')}?q=cal&first="))
    first = words(at_desk.htmx("get", f"{page('ticket-macros')}?q=mod&first=yes"))
    assert "Kind becomes Request." in first


def test_it_is_previewed_and_nothing_happens(at_desk, page, make, words, now_of, printer_ticket):
    macro = make(**ASKING)
    shown = words(at_desk.htmx("get", page("ticket-macro", macro.pk)))

    for said in (
        "Hello Ines, which model is it?",
        "Kind becomes Request.",
        "Status becomes Waiting for requester.",
        "Put into the composer",
    ):
        assert said in shown
    assert now_of(printer_ticket).kind == "incident"


def test_it_runs_at_once_and_is_taken_back_in_one_press(
    at_desk, page, make, now_of, printer_ticket, words
):
    macro = make(**ASKING)
    ran = at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "now"})

    assert now_of(printer_ticket).status == "waiting_requester"
    history = words(at_desk.get(page()))
    assert "Mara Koleva ran the macro Ask for the model (version 1)" in history

    back = at_desk.htmx("post", toast_of(ran)["undo"])
    assert toast_of(back)["text"] == "Ask for the model is taken back."
    assert (now_of(printer_ticket).status, now_of(printer_ticket).kind) == ("new", "incident")
    # Its words are in the composer again, and so is the macro.
    assert b"which model is it?</textarea>" in back.content
    assert f'name="macro" value="{macro.pk}" checked'.encode() in back.content
    assert "took back the macro" in words(at_desk.get(page()))


def test_sent_twice_it_runs_once(at_desk, page, make):
    macro = make(**ASKING)
    for _ in range(2):
        at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "now", "run": "t" * 12})
    assert queries.uses_of([macro])[macro.pk][0] == 1


def test_it_goes_into_the_composer_behind_what_is_written(
    at_desk, page, make, now_of, printer_ticket
):
    macro = make(**ASKING)
    given = {"how": "compose", "text": "Good morning,"}
    put = at_desk.htmx("post", page("ticket-macro", macro.pk), given).content.decode()

    assert "Good morning,\n\nHello Ines, which model is it?</textarea>" in put
    assert now_of(printer_ticket).kind == "incident"


def test_files_and_copies_stay_with_what_is_written(at_desk, page, make, printer_ticket, jonas):
    tickets.add_participant(printer_ticket, jonas, by=SYSTEM, at=printer_ticket.received_at)
    snippet = make("Thanks", name="thanks", texts={"en": "Thank you."})
    macro = make(**ASKING)
    draft = {"text": "Good morning,", "as": "reply", "to_all": ""}

    file = SimpleUploadedFile("label.txt", b"TX-40")
    asked = at_desk.post(page("ticket-snippets"), {**draft, "files": file}).content.decode()
    kept = re.search('name="kept" value="([^"]+)"', asked)[1]
    for where, more in (
        ("ticket-snippets", {"snippet": str(snippet.pk)}),
        ("ticket-macro", {"how": "compose"}),
    ):
        address = page(where, macro.pk) if where == "ticket-macro" else page(where)
        put = at_desk.post(address, {**draft, **more, "kept": kept}).content.decode()
        assert "label.txt" in put
        assert f'name="cc" value="{jonas.pk}">' in put


def test_what_it_does_is_done_when_its_words_are_sent(
    at_desk, page, make, now_of, printer_ticket, words
):
    macro = make(**ASKING)
    given = {"text": "Which model?", "macro": str(macro.pk), "token": "t" * 12}
    sent = at_desk.htmx("post", page("replies"), given)

    ticket = now_of(printer_ticket)
    assert (ticket.kind, ticket.status) == ("request", "waiting_requester")
    assert Message.objects.get(direction="out").text == "Which model?"
    back = at_desk.htmx("post", toast_of(sent)["undo"])
    assert (now_of(printer_ticket).kind, now_of(printer_ticket).status) == ("incident", "new")
    assert b"Which model?</textarea>" in back.content


def test_a_note_goes_with_its_macro_too(at_desk, page, make, now_of, printer_ticket):
    macro = make(texts={"en": "Called."}, speaks="note", acts={"take": {"yes": True}})
    put = at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "compose"})
    assert b"Called.</textarea>" in put.content
    noted = at_desk.htmx(
        "post", page("notes"), {"text": "Called.", "macro": str(macro.pk), "token": "t" * 12}
    )

    assert now_of(printer_ticket).is_taken
    said = toast_of(at_desk.htmx("post", toast_of(noted)["undo"]))["text"]
    assert said == "Ask for the model is taken back. Not taken back: The note stays: it was read."
    assert not now_of(printer_ticket).is_taken


def test_it_stays_with_the_draft_on_every_device(at_desk, page, make, browser, mara):
    macro = make(**ASKING)
    at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "compose", "text": "Hello,"})
    elsewhere = browser(mara).get(page()).content.decode()
    assert "which model is it?</textarea>" in elsewhere
    assert f'name="macro" value="{macro.pk}" checked' in elsewhere

    kept = {"text": "Merely words", "version": "1"}
    at_desk.htmx("post", page("draft", "reply"), kept)
    assert b'name="macro"' not in at_desk.get(page()).content


def test_words_kept_elsewhere_are_not_replaced_by_a_macro(at_desk, page, make, words):
    macro = make(**ASKING)
    at_desk.htmx("post", page("draft", "reply"), {"text": "At the desk", "version": "0"})
    put = at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "compose", "text": "Hm"})

    assert "“At the desk”" in words(put)
    assert b"Hm\n\nHello Ines, which model is it?</textarea>" in put.content
    assert Draft.objects.get().text == "At the desk"


def test_what_it_goes_with_does_not_leave_later(at_desk, page, make, words):
    macro = make(**ASKING)
    given = {"text": "Which?", "macro": str(macro.pk), "later": "tomorrow 9"}
    answer = at_desk.htmx("post", page("replies"), given)

    assert answer.status_code == 422
    assert "Untick it to send them later" in words(answer)
    assert not Draft.objects.exists()


def test_what_is_not_possible_is_said_and_the_words_stay(
    at_desk, page, make, printer_ticket, actor, mara, noon, words
):
    macro = make(**ASKING)
    tickets.resolve(printer_ticket, cause="x", done="y", code="fixed", by=actor(mara), at=noon)
    given = {"text": "Which model?", "macro": str(macro.pk), "token": "t" * 12}
    answer = at_desk.htmx("post", page("replies"), given)

    assert answer.status_code == 422
    assert "Nobody waits on a finished ticket" in words(answer)
    assert b"Which model?</textarea>" in answer.content
    assert not Message.objects.filter(direction="out").exists()


def test_nothing_is_sent_over_what_the_writer_had_not_seen(
    at_desk, page, make, printer_ticket, ines, noon, words
):
    macro = make(**ASKING)
    tickets.hear(printer_ticket, author=ines, channel="mail", text="Wait!", by=SYSTEM, at=noon)
    answer = at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "now", "heard": "1"})

    assert answer.status_code == 422
    assert "something was written meanwhile" in words(answer)


def test_without_scripts_each_step_is_a_page(at_desk, page, make, words, now_of, printer_ticket):
    macro = make(**ASKING)
    assert "Ask for the model" in words(at_desk.get(page("ticket-macros")))
    assert "Kind becomes Request." in words(at_desk.get(page("ticket-macro", macro.pk)))
    put = at_desk.post(page("ticket-macro", macro.pk), {"how": "compose"})
    assert b"which model is it?</textarea>" in put.content
    ran = at_desk.post(page("ticket-macro", macro.pk), {"how": "now"})
    assert ran["Location"] == page()
    assert now_of(printer_ticket).kind == "request"


def test_the_palette_offers_those_of_the_ticket_that_is_open(at_desk, page, make, words):
    macro = make(**ASKING)
    here = {"HX-Current-URL": f"http://testserver{page()}"}

    found = at_desk.htmx("get", "/palette/?q=model", **here)
    assert f'hx-get="{page("ticket-macro", macro.pk)}"'.encode() in found.content
    assert "Reply · Kind · Wait · Hello Ines" in words(found)
    assert b"Ask for the model" not in at_desk.htmx("get", "/palette/?q=model").content


def test_a_snippet_is_suggested_with_what_it_says_here(at_desk, page, make, words):
    make("Greeting", name="hi", texts={"en": "Hello {{requester.first_name}},"})
    make("Thanks", name="thanks", texts={"en": "Thank you."})

    told = at_desk.get(page("suggestions"), {"sign": "::", "said": "h"}).content.decode()
    assert re.findall('data-value="([^"]*)"', told) == ["Hello Ines,"]
    all_of_them = words(at_desk.get(page("suggestions"), {"sign": "::", "said": ""}))
    assert "::hi" in all_of_them
    assert "::thanks" in all_of_them


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_a_snippet_is_put_behind_what_is_written(at_desk, page, make, words, kind):
    snippet = make("Thanks", name="thanks", texts={"en": "Thank you."})
    draft = {"text": "Good morning,", "as": kind}

    assert "Thank you." in words(at_desk.post(page("ticket-snippets"), draft))
    put = at_desk.post(page("ticket-snippets"), {**draft, "snippet": str(snippet.pk)})
    assert b"Good morning,\n\nThank you.</textarea>" in put.content
    assert queries.uses_of([snippet])[snippet.pk][0] == 1


@pytest.mark.proves("SEC-2")
def test_nobody_gets_somebody_elses_words(browser, page, make, tomas, first_line):
    macro = make(**ASKING)
    snippet = make("Thanks", name="thanks", texts={"en": "Thank you."})
    theirs = browser(tomas)

    assert theirs.get(page("ticket-macro", macro.pk)).status_code == 404
    suggested = theirs.get(page("suggestions"), {"sign": "::", "said": "thanks"})
    assert b"Thank you" not in suggested.content
    put = {"text": "", "as": "reply", "snippet": str(snippet.pk)}
    assert theirs.post(page("ticket-snippets"), put).status_code == 403


def test_many_are_told_before_and_then_it_runs(at_desk, printer_ticket, make, words, desk, ines):
    macro = make(**ASKING)
    chosen = {"verb": "macro", "number": [str(printer_ticket.number)]}

    assert "Ask for the model" in words(at_desk.htmx("post", "/bulk/", chosen))
    told = words(at_desk.htmx("post", "/bulk/", {**chosen, "macro": str(macro.pk)}))
    assert "It runs on 1 ticket." in told
    assert "Hello Ines, which model is it?" in told
    begun = at_desk.htmx("post", "/bulk/", {**chosen, "macro": str(macro.pk), "told": "yes"})
    assert b'id="bulk"' in begun.content


FORM = {"title": "Ask", "text_en": "Hello {{requester.first_name}}", "speaks": "reply"}


def test_one_is_made_and_changed_on_its_page(at_desk, mara, words):
    made = at_desk.post(
        "/macros/new/",
        {**FORM, "owner": mara.ref, "kind_kind": "request", "wait_on": "requester"},
    )
    assert made["Location"] == "/macros/"
    macro = Macro.objects.get()
    content = queries.content_of(macro)
    assert content.acts == {"kind": {"kind": "request"}, "wait": {"on": "requester"}}

    at_desk.post(f"/macros/{macro.pk}/", {**FORM, "title": "Ask again", "condition": "printer"})
    content = queries.content_of(Macro.objects.get())
    assert (content.title, content.acts) == ("Ask again", {})
    assert content.condition == as_json(typed("printer", FIELDS, Register(SYSTEM)), FIELDS)
    assert "Ask again" in words(at_desk.get("/macros/"))


def test_what_is_wrong_is_said_beside_its_field(at_desk, mara, words):
    given = {**FORM, "owner": mara.ref, "text_en": "Hello\n{{requester.firstname}}"}
    given |= {"wait_on": "requester", "wait_for": "soon"}
    answer = at_desk.post("/macros/new/", given)

    assert answer.status_code == 422
    shown = words(answer)
    assert "Line 2: nobody knows {{requester.firstname}}. Is {{requester.first_name}}" in shown
    assert "Say it as 4h, 3d or 2w." in shown
    assert not Macro.objects.exists()


def test_it_is_tried_on_a_real_ticket_while_it_is_written(at_desk, printer_ticket, words):
    given = {**FORM, "number": str(printer_ticket.number), "kind_kind": "request"}
    shown = words(at_desk.htmx("post", "/macros/preview/", given))

    assert "Hello Ines" in shown
    assert "Kind becomes Request." in shown
    assert "no ticket of that number" in words(
        at_desk.htmx("post", "/macros/preview/", {**given, "number": "9"})
    )
    wrong = {**given, "text_en": "{{nobody}}"}
    assert "nobody knows" in words(at_desk.htmx("post", "/macros/preview/", wrong))
    assert not Macro.objects.exists()


def test_an_earlier_version_holds_again(at_desk, make, words):
    macro = make(**ASKING)
    at_desk.post(f"/macros/{macro.pk}/", {**FORM, "title": "Ask again"})
    assert "Version 2" in words(at_desk.get(f"/macros/{macro.pk}/versions/"))

    at_desk.post(f"/macros/{macro.pk}/versions/1/return/")
    assert Macro.objects.get().title == "Ask for the model"


def test_pinned_moved_and_put_away_from_the_list(at_desk, make, words):
    one, two = make("One", **ASKING), make("Two", **ASKING)
    at_desk.htmx("post", f"/macros/{two.pk}/place/", {"to": "up"})
    shown = words(at_desk.get("/macros/"))
    assert shown.index("Two") < shown.index("One")

    undo = toast_of(at_desk.htmx("post", f"/macros/{one.pk}/pin/"))["undo"]
    assert "Pinned" in words(at_desk.get("/macros/"))
    at_desk.htmx("post", undo)
    assert "Pinned" not in words(at_desk.get("/macros/"))

    undo = toast_of(at_desk.htmx("post", f"/macros/{one.pk}/deactivation/"))["undo"]
    assert "put away" in words(at_desk.get("/macros/"))
    at_desk.htmx("post", undo)
    assert "put away" not in words(at_desk.get("/macros/"))


def test_a_lead_shares_one_with_their_team(browser, lena, mara, actor, noon, first_line, words):
    macro = macros.make_macro(
        Content("Ask", **ASKING), owner=Owner("person", lena.pk), by=actor(lena), at=noon
    )
    browser(lena).post(f"/macros/{macro.pk}/sharing/", {"owner": f"team:{first_line.pk}"})

    assert "Ask" in words(browser(mara).get("/macros/"))
    assert "read and run this" in words(browser(mara).get(f"/macros/{macro.pk}/"))
    assert browser(mara).post(f"/macros/{macro.pk}/", FORM).status_code == 403


def test_administrators_see_who_changed_a_desks_macro_and_why(
    browser, ada, vera, desk, actor, noon, words
):
    macro = macros.make_macro(
        Content("Outage", **ASKING), owner=Owner("desk", desk.pk), by=actor(ada), at=noon,
        reason="After the last one",
    )  # fmt: skip
    shown = words(browser(ada).get("/control/macros/"))
    for said in ("Outage", "Version 1", "Ada Admin", "After the last one", "never used"):
        assert said in shown
    browser(ada).post(f"/control/macros/{macro.pk}/deactivation/")
    assert "put away" in words(browser(vera).get("/control/macros/"))
    assert "Put away" not in words(browser(vera).get("/control/macros/"))


def test_however_many_there_are_the_lists_cost_the_same(at_desk, page, make):
    for n in range(3):
        make(f"Macro {n}", **ASKING)
    urls = ("/macros/", page("ticket-macros"), f"{page('suggestions')}?sign=::&said=")
    few = [_count(at_desk, url) for url in urls]
    for n in range(15):
        make(f"More {n}", **ASKING)
    assert [_count(at_desk, url) for url in urls] == few


def _count(browser, url):
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        browser.get(url)
    return len(asked)
