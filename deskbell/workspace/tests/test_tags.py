"""Tags, from the page of a ticket, from lists, and on the page of all tags."""

import pytest

from deskbell.bulk import operations as bulk
from deskbell.bulk.models import Run
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.models import Tag
from deskbell.views import operations as views

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("printer_ticket")]


@pytest.fixture
def do(at_desk, page):
    return lambda name, **data: at_desk.htmx("post", page(name), data)


@pytest.fixture
def listed(at_desk, words):
    """What Mara sees of a list."""
    return lambda key, **more: words(at_desk.get("/tickets/", {"list": key, **more}))


@pytest.mark.proves("COL-2", "TKT-15")
def test_tags_are_put_on_and_taken_off_and_are_found_by(do, at_desk, page, words, listed):
    do("ticket-tags", add="Printer, VIP ")
    shown = words(at_desk.get(page()))
    assert "Mara Koleva tagged it printer, vip" in shown
    assert "The printer stops" in listed("all", filter="tag:vip")

    do("ticket-tags", add="", kept=["printer"])
    assert "The printer stops" not in listed("all", filter="tag:vip")
    assert "took off the tags vip" in words(at_desk.get(page()))


def test_tags_are_suggested_and_wrong_ones_refused(do, at_desk, page, words):
    do("ticket-tags", add="label printer")

    assert "label printer" in words(at_desk.get(page("tag-suggestions"), {"q": "PRINT"}))
    assert do("ticket-tags", add="x" * 50).status_code == 422


@pytest.mark.proves("TKT-15")
def test_many_are_tagged_at_once_and_back_again(at_desk, printer_ticket, desk, ines, noon):
    other = tickets.receive(
        desk=desk, requester=ines, subject="Toner", text="x", channel="mail", by=SYSTEM, at=noon
    )
    both = [printer_ticket.number, other.number]
    tickets.tag(other, add=["old"], by=SYSTEM, at=noon)
    form = {"verb": "tag", "number": both, "asked": "yes", "add": "toner", "remove": "old"}
    at_desk.htmx("post", "/bulk/", form)
    run = Run.objects.get()
    while bulk.go_on(run.pk, at=noon):
        pass
    on = queries.tags_on([printer_ticket.pk, other.pk])
    assert on == {printer_ticket.pk: ("toner",), other.pk: ("toner",)}

    at_desk.htmx("post", f"/bulk/{run.pk}/undoing/")
    while bulk.go_on(run.pk, at=noon):
        pass
    assert queries.tags_on([printer_ticket.pk, other.pk]) == {other.pk: ("old",)}


def test_a_list_shows_tags_where_it_is_asked_to(at_desk, do, actor, mara, noon, words):
    do("ticket-tags", add="vip")
    look = {"columns": ["requester", "tags"]}
    saved = views.save_list("Tagged", {}, by=actor(mara), at=noon)
    views.change_list(saved, look=saved.look.__class__(**look), by=actor(mara), at=noon)

    assert "#vip" in words(at_desk.get("/tickets/", {"list": saved.key}))


def test_whoever_leads_puts_the_words_of_a_desk_in_order(browser, lena, do, words):
    do("ticket-tags", add="printer, printers")
    leading = browser(lena)
    one, other = Tag.objects.order_by("name")

    leading.post(f"/tags/{one.pk}/name/", {"name": "Print"})
    leading.post(f"/tags/{other.pk}/merging/", {"into": one.pk})
    shown = words(leading.get("/tags/"))
    assert "print 1 ticket" in shown
    assert "also printers" in shown

    leading.post(f"/tags/{other.pk}/parting/")
    assert "also" not in words(leading.get("/tags/")).split("Tags", 2)[-1].split("print")[0]
    assert Tag.objects.filter(merged_into=None).count() == 2
