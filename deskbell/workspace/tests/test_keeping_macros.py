"""The pages on which macros are made, changed, shared and put in order."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deskbell.conditions.decisions import as_json, typed
from deskbell.kernel.actors import SYSTEM
from deskbell.macros import operations as macros
from deskbell.macros import queries
from deskbell.macros.decisions import Content, Owner
from deskbell.macros.models import Macro
from deskbell.tickets.queries import FIELDS, Register

pytestmark = [pytest.mark.django_db, pytest.mark.proves("AUT-1")]

ASKING = {
    "texts": {"en": "Hello {{requester.first_name}}, which model is it?"},
    "acts": {"kind": {"kind": "request"}, "wait": {"on": "requester"}},
}


def toast_of(response):
    return json.loads(response["HX-Trigger"])["toast"]


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


def test_an_earlier_version_holds_again(at_desk, make_macro, words):
    macro = make_macro(**ASKING)
    at_desk.post(f"/macros/{macro.pk}/", {**FORM, "title": "Ask again"})
    assert "Version 2" in words(at_desk.get(f"/macros/{macro.pk}/versions/"))

    at_desk.post(f"/macros/{macro.pk}/versions/1/return/")
    assert Macro.objects.get().title == "Ask for the model"


def test_pinned_moved_and_put_away_from_the_list(at_desk, make_macro, words):
    one, two = make_macro("One", **ASKING), make_macro("Two", **ASKING)
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


def test_however_many_there_are_the_lists_cost_the_same(at_desk, page, make_macro):
    for n in range(3):
        make_macro(f"Macro {n}", **ASKING)
    urls = ("/macros/", page("ticket-macros"), f"{page('suggestions')}?sign=::&said=")
    few = [_count(at_desk, url) for url in urls]
    for n in range(15):
        make_macro(f"More {n}", **ASKING)
    assert [_count(at_desk, url) for url in urls] == few


def _count(browser, url):
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        browser.get(url)
    return len(asked)
