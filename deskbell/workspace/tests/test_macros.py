"""Macros on a ticket's page: found, previewed, run, put into the composer, taken back."""

import json

import pytest

from deskbell.drafts.models import Draft
from deskbell.kernel.actors import SYSTEM
from deskbell.macros import queries
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.proves("AUT-1")]

ASKING = {
    "texts": {"en": "Hello {{requester.first_name}}, which model is it?"},
    "acts": {"kind": {"kind": "request"}, "wait": {"on": "requester"}},
}


def toast_of(response):
    return json.loads(response["HX-Trigger"])["toast"]


def test_the_macros_of_a_ticket_are_found_by_a_few_letters(at_desk, page, make_macro, words):
    make_macro(**ASKING)
    make_macro("Called", texts={"en": "Called."}, speaks="note")

    shown = words(at_desk.htmx("get", page("ticket-macros")))
    assert "Ask for the model" in shown
    assert "Hello Ines, which model is it?" in shown
    assert "Reply · Kind · Wait" in shown
    assert "Ask for" not in words(at_desk.htmx("get", f"{page('ticket-macros')}?q=cal&first="))
    first = words(at_desk.htmx("get", f"{page('ticket-macros')}?q=mod&first=yes"))
    assert "Kind becomes Request." in first


def test_it_is_previewed_and_nothing_happens(
    at_desk, page, make_macro, words, now_of, printer_ticket
):
    macro = make_macro(**ASKING)
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
    at_desk, page, make_macro, now_of, printer_ticket, words
):
    macro = make_macro(**ASKING)
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


def test_sent_twice_it_runs_once(at_desk, page, make_macro):
    macro = make_macro(**ASKING)
    for _ in range(2):
        at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "now", "run": "t" * 12})
    assert queries.uses_of([macro])[macro.pk][0] == 1


def test_it_goes_into_the_composer_behind_what_is_written(
    at_desk, page, make_macro, now_of, printer_ticket
):
    macro = make_macro(**ASKING)
    given = {"how": "compose", "text": "Good morning,"}
    put = at_desk.htmx("post", page("ticket-macro", macro.pk), given).content.decode()

    assert "Good morning,\n\nHello Ines, which model is it?</textarea>" in put
    assert now_of(printer_ticket).kind == "incident"


def test_what_it_does_is_done_when_its_words_are_sent(
    at_desk, page, make_macro, now_of, printer_ticket, words
):
    macro = make_macro(**ASKING)
    given = {"text": "Which model?", "macro": str(macro.pk), "token": "t" * 12}
    sent = at_desk.htmx("post", page("replies"), given)

    ticket = now_of(printer_ticket)
    assert (ticket.kind, ticket.status) == ("request", "waiting_requester")
    assert Message.objects.get(direction="out").text == "Which model?"
    back = at_desk.htmx("post", toast_of(sent)["undo"])
    assert (now_of(printer_ticket).kind, now_of(printer_ticket).status) == ("incident", "new")
    assert b"Which model?</textarea>" in back.content


def test_a_note_goes_with_its_macro_too(at_desk, page, make_macro, now_of, printer_ticket):
    macro = make_macro(texts={"en": "Called."}, speaks="note", acts={"take": {"yes": True}})
    put = at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "compose"})
    assert b"Called.</textarea>" in put.content
    noted = at_desk.htmx(
        "post", page("notes"), {"text": "Called.", "macro": str(macro.pk), "token": "t" * 12}
    )

    assert now_of(printer_ticket).is_taken
    said = toast_of(at_desk.htmx("post", toast_of(noted)["undo"]))["text"]
    assert said == "Ask for the model is taken back. Not taken back: The note stays: it was read."
    assert not now_of(printer_ticket).is_taken


def test_it_stays_with_the_draft_on_every_device(at_desk, page, make_macro, browser, mara):
    macro = make_macro(**ASKING)
    at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "compose", "text": "Hello,"})
    elsewhere = browser(mara).get(page()).content.decode()
    assert "which model is it?</textarea>" in elsewhere
    assert f'name="macro" value="{macro.pk}" checked' in elsewhere

    kept = {"text": "Merely words", "version": "1"}
    at_desk.htmx("post", page("draft", "reply"), kept)
    assert b'name="macro"' not in at_desk.get(page()).content


def test_words_kept_elsewhere_are_not_replaced_by_a_macro(at_desk, page, make_macro, words):
    macro = make_macro(**ASKING)
    at_desk.htmx("post", page("draft", "reply"), {"text": "At the desk", "version": "0"})
    put = at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "compose", "text": "Hm"})

    assert "“At the desk”" in words(put)
    assert b"Hm\n\nHello Ines, which model is it?</textarea>" in put.content
    assert Draft.objects.get().text == "At the desk"


def test_what_it_goes_with_does_not_leave_later(at_desk, page, make_macro, words):
    macro = make_macro(**ASKING)
    given = {"text": "Which?", "macro": str(macro.pk), "later": "tomorrow 9"}
    answer = at_desk.htmx("post", page("replies"), given)

    assert answer.status_code == 422
    assert "Untick it to send them later" in words(answer)
    assert not Draft.objects.exists()


def test_what_is_not_possible_is_said_and_the_words_stay(
    at_desk, page, make_macro, printer_ticket, actor, mara, noon, words
):
    macro = make_macro(**ASKING)
    tickets.resolve(printer_ticket, cause="x", done="y", code="fixed", by=actor(mara), at=noon)
    given = {"text": "Which model?", "macro": str(macro.pk), "token": "t" * 12}
    answer = at_desk.htmx("post", page("replies"), given)

    assert answer.status_code == 422
    assert "Nobody waits on a finished ticket" in words(answer)
    assert b"Which model?</textarea>" in answer.content
    assert not Message.objects.filter(direction="out").exists()


def test_nothing_is_sent_over_what_the_writer_had_not_seen(
    at_desk, page, make_macro, printer_ticket, ines, noon, words
):
    macro = make_macro(**ASKING)
    tickets.hear(printer_ticket, author=ines, channel="mail", text="Wait!", by=SYSTEM, at=noon)
    answer = at_desk.htmx("post", page("ticket-macro", macro.pk), {"how": "now", "heard": "1"})

    assert answer.status_code == 422
    assert "something was written meanwhile" in words(answer)


def test_without_scripts_each_step_is_a_page(
    at_desk, page, make_macro, words, now_of, printer_ticket
):
    macro = make_macro(**ASKING)
    assert "Ask for the model" in words(at_desk.get(page("ticket-macros")))
    assert "Kind becomes Request." in words(at_desk.get(page("ticket-macro", macro.pk)))
    put = at_desk.post(page("ticket-macro", macro.pk), {"how": "compose"})
    assert b"which model is it?</textarea>" in put.content
    ran = at_desk.post(page("ticket-macro", macro.pk), {"how": "now"})
    assert ran["Location"] == page()
    assert now_of(printer_ticket).kind == "request"


def test_the_palette_offers_those_of_the_ticket_that_is_open(at_desk, page, make_macro, words):
    macro = make_macro(**ASKING)
    here = {"HX-Current-URL": f"http://testserver{page()}"}

    found = at_desk.htmx("get", "/palette/?q=model", **here)
    assert f'hx-get="{page("ticket-macro", macro.pk)}"'.encode() in found.content
    assert "Reply · Kind · Wait · Hello Ines" in words(found)
    assert b"Ask for the model" not in at_desk.htmx("get", "/palette/?q=model").content


def test_many_are_told_before_and_then_it_runs(
    at_desk, printer_ticket, make_macro, words, desk, ines
):
    macro = make_macro(**ASKING)
    chosen = {"verb": "macro", "number": [str(printer_ticket.number)]}

    assert "Ask for the model" in words(at_desk.htmx("post", "/bulk/", chosen))
    told = words(at_desk.htmx("post", "/bulk/", {**chosen, "macro": str(macro.pk)}))
    assert "It runs on 1 ticket." in told
    assert "Hello Ines, which model is it?" in told
    begun = at_desk.htmx("post", "/bulk/", {**chosen, "macro": str(macro.pk), "told": "yes"})
    assert b'id="bulk"' in begun.content
