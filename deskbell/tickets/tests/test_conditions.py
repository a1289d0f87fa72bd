"""Conditions about tickets: the table and the facts of one ticket give the same answer."""

import random
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db.models import BooleanField, ExpressionWrapper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.conditions.decisions import OPERATORS, Kind, Standpoint, Test, predicate, typed
from deskbell.conditions.queries import matching
from deskbell.fields.decisions import BUILT_IN, RESERVED
from deskbell.kernel.actors import SYSTEM
from deskbell.testing.conditions import LETTERS, edges, trees
from deskbell.testing.fields import EVERY_TYPE, any_values
from deskbell.tickets import queries
from deskbell.tickets.models import Mention, Note, Tag, Ticket, Watch

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-15")]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
EDGES = [timedelta(0), timedelta(minutes=1), timedelta(hours=2), timedelta(days=1)]
EDGES += [timedelta(days=3), timedelta(weeks=1), timedelta(hours=11), timedelta(hours=13)]
FIRST = 9_000_000


@pytest.fixture
def people_there(people, roth, ines, jonas, otto, mara, tomas, noon):
    """Requesters with and without an organisation, a title, trust."""
    people.change_person(otto, title="Übersetzer", by=SYSTEM, at=noon)
    return [ines, jonas, otto, mara, tomas]


@pytest.fixture
def published(asking):
    """Fields of every type, of which tickets hold some."""
    return asking(*EVERY_TYPE)


@pytest.fixture
def all_sorts(desk, first_line, second_line, people_there, tags, published):
    """Ninety tickets of all sorts: unknown, empty and odd values, moments on the very edge."""
    dice = random.Random(5)

    def near():
        beside = dice.choice([0, 0, 1, -1]) * timedelta(microseconds=1)
        return NOON + dice.choice([1, -1]) * dice.choice(EDGES) + beside

    def snoozed(status):
        if status in ("resolved", "closed") or dice.random() < 0.5:
            return {}
        return {"snoozed_at": NOON, "snoozed_until": near()}

    def ticket(n):
        status = dice.choice(Ticket.Status.values)
        return Ticket(
            number=FIRST + n if n % 3 else n + 1,
            desk=desk,
            team=dice.choice([first_line, second_line]),
            requester=dice.choice(people_there),
            affected=dice.choice([None, *people_there]),
            holder=dice.choice(people_there),
            status=status,
            kind=dice.choice(Ticket.Kind.values),
            channel=dice.choice(Ticket.Channel.values),
            priority=dice.randint(1, 4),
            subject="".join(dice.choices(LETTERS, k=dice.choice([0, 1, 2, 5, 9]))),
            confidential_class=dice.choice(["", "HR", "straße"]),
            is_informal=dice.random() < 0.5,
            missing=dice.choice([[], ["device"], ["device", "impact"], ["impact"]]),
            waits_until=dice.choice([None, near()]) if status.startswith("waiting") else None,
            received_at=near(),
            changed_at=near(),
            taken_at=dice.choice([None, near()]),
            first_answered_at=dice.choice([None, near()]),
            news_due_at=dice.choice([None, near()]),
            resolved_at=near() if status in ("resolved", "closed") else None,
            closed_at=near() if status == "closed" else None,
            reopened=dice.choice([0, 1, 4]),
            tags=dice.sample(tags, dice.choice([0, 0, 1, 2])),
            custom=dice.choice([{}, any_values(dice, near)]),
            **snoozed(status),
        )

    made = Ticket.objects.bulk_create(ticket(n) for n in range(90))
    look_after(made, dice, people_there)
    return made


def look_after(tickets, dice, people):
    """Some of them are watched, some noted on with mentions, seen or not."""
    for ticket in tickets:
        for person in people:
            if dice.random() < 0.2:
                Watch.objects.create(ticket=ticket, person=person, added_by="system", added_at=NOON)
        if dice.random() < 0.4:
            note = Note.objects.create(ticket=ticket, author=people[0], text="@…", at=NOON)
            for person in dice.sample(people, 2):
                seen = dice.choice([None, NOON])
                Mention.objects.create(note=note, person=person, at=NOON, seen_at=seen)


@pytest.fixture
def tags(desk, noon):
    """Three tags; the last means the same as the first."""
    made = [
        Tag.objects.create(desk=desk, name=name, made_by="system", made_at=noon)
        for name in ("printer", "vip", "label printer")
    ]
    Tag.objects.filter(pk=made[2].pk).update(merged_into=made[0])
    return [tag.pk for tag in made]


ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/St_Johns"])


@pytest.fixture
def keys(people_there, desk, first_line, second_line, roth, tags):
    return {
        Kind.PERSON: [person.pk for person in people_there],
        Kind.TEAM: [first_line.pk, second_line.pk],
        Kind.DESK: [desk.pk],
        Kind.ORGANISATION: [roth.pk],
        Kind.PEOPLE: [person.pk for person in people_there],
        Kind.TAGS: tags,
    }


def test_the_table_and_the_facts_agree_on_every_ticket(all_sorts, keys, people_there):
    facts = queries.facts_of(Ticket.objects.all())
    ines, jonas, otto, *_ = [person.pk for person in people_there]

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(trees(queries.FIELDS, keys), ZONES, st.sampled_from([frozenset(), {ines}, {otto, 7}]))
    def agree(tree, zone, me):
        seen = Standpoint(
            NOON,
            ZoneInfo(zone),
            frozenset(me),
            records={ines: frozenset({ines, jonas})},
            tags={keys[Kind.TAGS][0]: frozenset({keys[Kind.TAGS][0], keys[Kind.TAGS][2]})},
        )
        asked = predicate(tree, queries.FIELDS, seen)
        found = queries.matching(Ticket.objects.all(), tree, seen)

        assert set(found.values_list("pk", flat=True)) == {
            pk for pk, each in facts.items() if asked(each)
        }

    agree()


def every_single(keys):
    """Each operator of each field held against each of its edges."""
    for field in queries.FIELDS.fields.values():
        for operator in OPERATORS[field.kind].values():
            for value in edges(field, operator.shape, keys):
                yield Test(field.key, operator.name, (value,))


def test_they_agree_on_the_edges_of_every_operator(all_sorts, keys):
    facts = queries.facts_of(Ticket.objects.all())
    singles = list(every_single(keys))
    seen = Standpoint(NOON, ZoneInfo("Europe/Berlin"), frozenset(keys[Kind.PERSON][:2]))

    for some in [singles[n : n + 50] for n in range(0, len(singles), 50)]:
        asked = [predicate(test, queries.FIELDS, seen) for test in some]
        answers = {
            f"a{n}": ExpressionWrapper(matching(test, queries.FIELDS, seen), BooleanField())
            for n, test in enumerate(some)
        }
        tickets = queries.with_all_asked(Ticket.objects.all()).annotate(**answers)
        for pk, *found in tickets.values_list("pk", *answers):
            told = [ask(facts[pk]) for ask in asked]
            assert list(map(bool, found)) == told, [
                some[n] for n in range(len(some)) if bool(found[n]) != told[n]
            ]


class Nobody:
    """A register without anybody in it."""

    def name_of(self, kind, key):
        return None

    def keys_of(self, kind, text):
        return []


def test_a_list_of_a_thousand_is_asked_quickly(all_sorts):
    line = "is:open -has:taken changed:older:2h (priority:high,critical or due:before:now)"
    asked = predicate(typed(line, queries.FIELDS, Nobody()), queries.FIELDS, Standpoint(NOON))
    facts = list(queries.facts_of(Ticket.objects.all()).values())

    began = time.process_time()
    for _ in range(100):
        for each in facts:
            asked(each)
    spent = time.process_time() - began

    assert 100 * len(facts) / spent > 100_000


def test_no_field_is_named_like_a_word_of_the_line():
    assert not {"is", "has", "no", "or", "all"} & set(queries.FIELDS.fields)
    assert not set(queries.FIELDS.fields) & set(queries.FIELDS.shorts)


def test_no_field_of_a_desk_takes_a_word_that_means_something():
    words = {*queries.FIELDS.fields, *queries.FIELDS.shorts, *queries.FIELDS.states}

    assert words == BUILT_IN
    assert {"is", "has", "no", "or"} <= RESERVED
