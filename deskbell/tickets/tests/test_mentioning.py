"""Mentions: a note names colleagues and teams, and they hear of it where they may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.decisions import Named, mentioned_in
from deskbell.tickets.events import NoteWritten
from deskbell.tickets.models import Mention, Note

proves = pytest.mark.proves("COL-2")
pytestmark = proves

TOMAS, TOM, TEAM = Named(1, "Tomas Dimov"), Named(2, "Tom Dimov"), Named(7, "First line", True)
ALL = [TOMAS, TOM, TEAM]


def meant(text, candidates=ALL):
    return [(one.said, [named.key for named in one.whom]) for one in mentioned_in(text, candidates)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("@Tomas Dimov, look", [1]),
        ("ask @tomas.", [1]),
        ("(@TOM dimov)", [2]),
        ("@First line and @tom", [7, 2]),
        ("@first\n line", [7]),
        ("tomas@tomas.example", []),
        ("@tomas@elsewhere.example", []),
        ("@Tomasina", []),
        ("@dimov", []),
        ("@", []),
        ("nobody", []),
    ],
)
def test_a_name_after_an_at_means_whoever_is_called_so(text, keys):
    assert [key for _said, them in meant(text) for key in them] == keys


def test_a_first_name_that_two_share_means_neither_and_a_whole_one_both():
    twins = [Named(1, "Eva Stone"), Named(2, "Eva Berg"), Named(3, "Eva Berg")]

    assert meant("@eva", twins) == []
    assert meant("@Eva Berg", twins) == [("@Eva Berg", [2, 3])]


@given(st.text(), st.lists(st.text(min_size=1, max_size=12), max_size=6))
def test_whatever_is_written_what_is_found_stands_in_it(text, names):
    candidates = [Named(key, name) for key, name in enumerate(names)]

    for one in mentioned_in(text, candidates):
        assert one.said in text
        assert set(one.whom) <= set(candidates)


@given(st.sampled_from(ALL), st.sampled_from(["", " ", ", ", ": ", "\n"]))
def test_everybody_can_be_mentioned_by_their_whole_name(named, after):
    assert meant(f"Look @{named.name}{after}") == [(f"@{named.name}", [named.key])]


@pytest.mark.django_db
def test_a_note_says_whom_it_mentions_once_each(printer_ticket, mara, tomas, lena, actor, noon):
    text = "@Tomas Dimov and @First line: who of you, @tomas?"
    tickets.note(printer_ticket, text=text, by=actor(mara), at=noon)

    assert set(Mention.objects.values_list("person", flat=True)) == {tomas.pk, lena.pk}
    assert Note.objects.get().mentioned == ["@Tomas Dimov", "@First line", "@tomas"]


@pytest.mark.django_db
def test_a_team_stands_for_those_in_it_now(
    printer_ticket, mara, tomas, lena, actor, recorded, first_line, noon, ada
):
    tickets.note(printer_ticket, text="@first line, help", by=actor(ada), at=noon)

    assert set(Mention.objects.values_list("person", flat=True)) == {lena.pk, mara.pk, tomas.pk}
    assert recorded(NoteWritten).mentioned_teams == (first_line.pk,)


@pytest.mark.django_db
def test_who_cannot_see_the_ticket_is_not_mentioned_and_that_is_known_before(
    printer_ticket, mara, tomas, people, actor, desk, noon, ada
):
    from deskbell.kernel.actors import SYSTEM

    people.give_role(ada, "agent", desk=desk, classes=["HR"], by=SYSTEM, at=noon)
    tickets.describe(printer_ticket, confidential_class="HR", by=actor(ada), at=noon)
    text = "@Tomas should not know"

    assert queries.called_in(printer_ticket_now(), text).blind == ("Tomas Dimov",)
    tickets.note(printer_ticket, text=text, by=actor(ada), at=noon)
    assert not Mention.objects.exists()
    assert Note.objects.get().mentioned == []


def printer_ticket_now():
    from deskbell.tickets.models import Ticket

    return Ticket.objects.get()


@pytest.mark.django_db
def test_in_an_answer_to_the_requester_it_is_just_text(printer_ticket, mara, tomas, actor, noon):
    tickets.reply(printer_ticket, text="Ask @Tomas Dimov", by=actor(mara), at=noon)

    assert not Mention.objects.exists()


@pytest.mark.django_db
def test_it_is_unread_until_they_look_and_then_read_for_them_alone(
    printer_ticket, mara, tomas, ada, actor, noon
):
    tickets.note(printer_ticket, text="@Tomas @Mara", by=actor(ada), at=noon)
    assert queries.unread_among(actor(tomas), [printer_ticket.pk]) == {printer_ticket.pk}

    tickets.look_at_mentions(printer_ticket, by=actor(tomas), at=noon)
    assert queries.unread_among(actor(tomas), [printer_ticket.pk]) == set()
    assert queries.unread_among(actor(mara), [printer_ticket.pk]) == {printer_ticket.pk}
