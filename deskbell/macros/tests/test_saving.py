"""Making, changing, sharing and arranging macros, and who may."""

import pytest

from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.permission import NotPermitted
from deskbell.macros import operations as macros
from deskbell.macros import queries
from deskbell.macros.decisions import Content, Owner
from deskbell.macros.events import MacroGiven, MacroMoved
from deskbell.macros.models import Macro

pytestmark = [pytest.mark.django_db, pytest.mark.proves("AUT-1")]

HELLO = {"texts": {"en": "Hello"}}


@pytest.fixture
def titles(actor):
    return lambda person: [one.title for one in queries.macros_for(actor(person))]


def test_ones_own_macro_is_ones_own(make, titles, mara, tomas, lena, vera):
    make("Hello", **HELLO)

    assert titles(mara) == ["Hello"]
    assert [titles(other) for other in (tomas, lena, vera)] == [[], [], []]


def test_a_leads_macro_is_for_the_team_and_a_managers_for_the_desk(
    make, titles, lena, ada, mara, hanna, vera, first_line, desk
):
    make("Team", by=lena, owner=Owner("team", first_line.pk), **HELLO)
    make("Desk", by=ada, owner=Owner("desk", desk.pk), reason="New", **HELLO)

    assert titles(mara) == ["Team", "Desk"]
    assert titles(vera) == ["Team", "Desk"]
    assert titles(hanna) == []


@pytest.mark.proves("SEC-2")
def test_nobody_makes_or_changes_what_is_not_theirs(
    make, mara, tomas, vera, ines, lena, ada, first_line, desk, actor, noon
):
    for nobody in (vera, ines):
        with pytest.raises(NotPermitted):
            make(by=nobody, **HELLO)
    for owner in (Owner("team", first_line.pk), Owner("desk", desk.pk), Owner("person", tomas.pk)):
        with pytest.raises(NotPermitted):
            make(owner=owner, reason="New", **HELLO)
    mine = make(**HELLO)
    teams = make(by=lena, owner=Owner("team", first_line.pk), **HELLO)
    for macro, other in ((mine, tomas), (mine, ada), (teams, mara)):
        with pytest.raises(NotPermitted):
            macros.change_macro(macro, Content("Bye", **HELLO), by=actor(other), at=noon)
        with pytest.raises(NotPermitted):
            macros.deactivate_macro(macro, by=actor(other), at=noon)


def test_each_change_is_a_version_and_an_earlier_one_holds_again(make, mara, actor, noon, later):
    macro = make(**HELLO)
    first = queries.history_of(macro)[0]
    macros.change_macro(macro, Content("Bye", **HELLO), by=actor(mara), at=later(1))
    macro = macros.change_macro(macro, Content("Bye", **HELLO), by=actor(mara), at=later(2))
    assert [one.number for one in queries.history_of(macro)] == [2, 1]

    macro = macros.restore_macro(macro, first, by=actor(mara), at=later(3))

    assert [one.number for one in queries.history_of(macro)] == [3, 2, 1]
    assert macro.title == "Ask for the model"


def test_a_desks_macro_says_why_it_changes(make, ada, desk, actor, noon):
    with pytest.raises(macros.Incomplete) as incomplete:
        make(by=ada, owner=Owner("desk", desk.pk), **HELLO)
    assert [gap.where for gap in incomplete.value.gaps] == ["reason"]


@pytest.mark.parametrize(
    ("where", "content"),
    [
        ("title", {"title": " ", **HELLO}),
        ("texts", {}),
        ("texts.en", {"texts": {"en": "Hello {{requester.firstname}}"}}),
        ("texts.de", {"texts": {"en": "Hello", "de": "Hallo {{news_due"}}),
        ("resolve.cause", {"acts": {"resolve": {"code": "fixed", "done": "x"}}}),
        ("kind.kind", {"acts": {"kind": {"kind": "riddle"}}}),
        ("wait.for", {"acts": {"wait": {"on": "requester", "for": "soon"}}}),
        ("wait.on", {"acts": {"wait": {"for": "3d"}}}),
        ("dance", {"acts": {"dance": {"yes": True}}}),
        ("assign.holder", {"acts": {"take": {"yes": True}, "assign": {"holder": 4}}}),
        ("name", {"name": "two words", **HELLO}),
        ("name", {"name": "hi", "acts": {"take": {"yes": True}}, **HELLO}),
        ("condition", {"condition": ["no", "such"], **HELLO}),
    ],
)
def test_what_is_not_whole_is_refused_and_said_where(make, where, content):
    with pytest.raises(macros.Incomplete) as incomplete:
        make(content.pop("title", "Hello"), **content)
    assert where in [gap.where for gap in incomplete.value.gaps]
    assert not Macro.objects.exists()


def test_it_is_given_to_a_team_and_taken_back(
    make, lena, mara, titles, first_line, actor, noon, recorded
):
    macro = make(by=lena, **HELLO)
    macros.give_macro(macro, Owner("team", first_line.pk), by=actor(lena), at=noon)

    assert titles(mara) == ["Ask for the model"]
    given = RecordedEvent.objects.get(name=MacroGiven.name)
    assert given.facts["owner"] == f"team:{first_line.pk}"
    macros.give_macro(macro, Owner("person", lena.pk), by=actor(lena), at=noon)
    assert titles(mara) == []


def test_pinned_ones_come_first_and_the_others_in_their_order(
    make, titles, mara, actor, noon, recorded
):
    one, two, three = (make(title, **HELLO) for title in ("One", "Two", "Three"))
    macros.move_macro(three, -1, by=actor(mara), at=noon)
    assert titles(mara) == ["One", "Three", "Two"]
    assert recorded(MacroMoved).order == (one.pk, three.pk, two.pk)

    macros.pin_macro(two, by=actor(mara), at=noon)
    macros.pin_macro(two, by=actor(mara), at=noon)
    assert titles(mara) == ["Two", "One", "Three"]
    macros.unpin_macro(two, by=actor(mara), at=noon)
    assert titles(mara) == ["One", "Three", "Two"]
    assert RecordedEvent.objects.filter(name="macro.pinned").count() == 1


def test_a_condition_says_where_it_is_offered(make, mara, actor, printer_ticket, noon):
    from deskbell.conditions.decisions import as_json, typed
    from deskbell.tickets.queries import FIELDS, Register

    def offered():
        return [one.title for one in queries.macros_on(actor(mara), printer_ticket, at=noon)]

    for line in ("printer", "kind:question"):
        condition = as_json(typed(line, FIELDS, Register(actor(mara))), FIELDS)
        make(line, condition=condition, **HELLO)
    make("everywhere", **HELLO)

    assert offered() == ["printer", "everywhere"]


def test_snippets_are_found_apart_from_macros(make, mara, actor, printer_ticket, noon):
    make("Greeting", name="hi", **HELLO)
    make("Macro", **HELLO)

    by = actor(mara)
    assert [one.name for one in queries.snippets_on(by, printer_ticket, at=noon)] == ["hi"]
    assert [one.title for one in queries.macros_on(by, printer_ticket, at=noon)] == ["Macro"]
