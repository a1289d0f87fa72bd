"""Tags: free words of a desk, written one way, called otherwise and merged without rewriting."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.decisions import LONGEST_TAG, tag_named
from deskbell.tickets.models import Tag, Ticket

proves = pytest.mark.proves("COL-2", "TKT-15")
pytestmark = [pytest.mark.django_db, proves]


@pytest.fixture
def by(actor, mara):
    return actor(mara)


@pytest.fixture
def leading(actor, lena):
    return actor(lena)


@pytest.fixture
def tagged(printer_ticket, by, noon):
    return tickets.tag(printer_ticket, add=["Printer", "VIP"], by=by, at=noon)


def names():
    return queries.names_on(Ticket.objects.get())


def test_a_word_is_the_same_however_it_is_written(tagged, by, noon):
    tickets.tag(tagged, add=["  printer ", "PRINTER", "#printer"], by=by, at=noon)

    assert names() == ["printer", "vip"]


def test_taking_off_and_putting_on_is_one_step_with_a_way_back(tagged, by, noon):
    tickets.tag(tagged, add=["label"], remove=["vip"], by=by, at=noon)
    assert names() == ["label", "printer"]

    tickets.undo(tagged, queries.latest_step_of(tagged, by=by), by=by, at=noon)
    assert names() == ["printer", "vip"]


def test_what_changes_nothing_is_no_step(tagged, by, noon):
    before = queries.events_of(tagged).count()
    tickets.tag(tagged, add=["vip"], remove=["unheard of"], by=by, at=noon)

    assert queries.events_of(tagged).count() == before


@pytest.mark.parametrize("typed", ["", "  ", "a,b", "x" * 41, "a\u200bb", "###"])
def test_what_is_no_tag_is_refused(printer_ticket, by, noon, typed):
    with pytest.raises(tickets.Refused):
        tickets.tag(printer_ticket, add=[typed], by=by, at=noon)


def test_a_tag_called_otherwise_is_so_on_every_ticket(tagged, leading, noon):
    tickets.rename_tag(Tag.objects.get(name="vip"), "Important", by=leading, at=noon)

    assert names() == ["important", "printer"]
    with pytest.raises(tickets.Refused):
        tickets.rename_tag(Tag.objects.get(name="important"), "printer", by=leading, at=noon)


def test_merged_tags_are_one_wherever_they_are_and_can_be_parted(tagged, by, leading, noon):
    tickets.tag(tagged, add=["printers"], by=by, at=noon)
    one, other = Tag.objects.get(name="printers"), Tag.objects.get(name="printer")
    tickets.merge_tags(one, into=other, by=leading, at=noon)
    assert names() == ["printer", "vip"]

    tickets.part_tags(one, by=leading, at=noon)
    assert names() == ["printer", "printers", "vip"]


def test_a_merged_tag_is_taken_off_under_either_name(tagged, by, leading, noon):
    tickets.tag(tagged, add=["printers"], by=by, at=noon)
    one, other = Tag.objects.get(name="printers"), Tag.objects.get(name="printer")
    tickets.merge_tags(one, into=other, by=leading, at=noon)

    tickets.tag(tagged, remove=["printer"], by=by, at=noon)
    assert names() == ["vip"]


def test_tags_of_two_desks_are_not_one(tagged, hr_desk, leading, noon):
    there = Tag.objects.create(desk=hr_desk, name="vip", made_by="system", made_at=noon)
    with pytest.raises(NotPermitted):
        tickets.merge_tags(there, into=Tag.objects.get(name="printer"), by=leading, at=noon)


def test_only_who_leads_puts_the_words_of_a_desk_in_order(tagged, by, vera, actor, noon):
    for who in (by, actor(vera)):
        with pytest.raises(NotPermitted):
            tickets.rename_tag(Tag.objects.get(name="vip"), "x", by=who, at=noon)
    with pytest.raises(NotPermitted):
        tickets.tag(tagged, add=["seen"], by=actor(vera), at=noon)


@given(st.text(max_size=60))
def test_a_normal_name_is_its_own_normal_name(typed):
    name = tag_named(typed)

    assert tag_named(name) == name
    assert len(name) <= LONGEST_TAG
    assert unicodedata.is_normalized("NFC", name)
    assert name == "" or tag_named(typed.upper()) in (name, tag_named(typed.upper().lower()))
