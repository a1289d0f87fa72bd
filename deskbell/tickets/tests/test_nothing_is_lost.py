"""Merged, split, moved and linked, in whichever order, and back again: nothing is lost."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from deskbell.files import operations as files
from deskbell.kernel import seals
from deskbell.kernel.actors import SYSTEM
from deskbell.tickets import decisions, queries
from deskbell.tickets import operations as tickets
from deskbell.tickets.models import (
    Link,
    Message,
    MessageFile,
    Move,
    Moved,
    Note,
    Participant,
    Ticket,
    Watch,
)

pytestmark = [pytest.mark.django_db, pytest.mark.proves("TKT-10", "INT-8", "INT-12")]

COLUMNS = (*decisions.COLUMNS, "changed_at", "received_at", "resolved_at", "closed_at")
#: What counts as the state a ticket is in; when it was last touched does not.
STANDING = [name for name in COLUMNS if name != "changed_at"]

acts = st.tuples(
    st.sampled_from(["merge", "merge", "join", "split", "move", "move out", "link", "undo"]),
    st.integers(0, 5),
    st.integers(0, 5),
    st.integers(0, 3),
)


class World:
    """A few tickets, and everything that was done to them and lasts."""

    def __init__(self, desk, people, mara, by, noon):
        self.by, self.at, self.done = by, noon, []
        tickets_of = [people[0], people[1], people[0], people[2]]
        self.tickets = [self._ticket(desk, one, mara, n) for n, one in enumerate(tickets_of)]
        tickets.resolve(
            self.tickets[2], cause="Dust", done="Cleaned", code="fixed", by=by, at=self.later()
        )
        tickets.wait_for_third_party(
            self.tickets[3], on="Courier", until=self.at + timedelta(days=9), by=by, at=self.later()
        )

    def later(self):
        self.at += timedelta(minutes=1)
        return self.at

    def _ticket(self, desk, requester, mara, n):
        at = self.later()
        stored = files.store([f"log {n}".encode()], at=at)
        one = tickets.receive(
            desk=desk, requester=requester, subject=f"Issue {n}", text="First, and second.",
            files=[tickets.Attached(stored, "log.txt")], channel="mail", by=SYSTEM, at=at,
        )  # fmt: skip
        tickets.hear(one, author=requester, channel="mail", text="More", by=SYSTEM, at=self.later())
        tickets.note(one, text="Between us", by=self.by, at=self.later())
        tickets.reply(one, text="Which?", by=self.by, at=self.later())
        tickets.add_participant(one, mara, by=self.by, at=self.later())
        tickets.tag(one, add=["printer", f"tag {n}"][n % 2 :], by=self.by, at=self.later())
        if n % 2:
            tickets.watch(one, mara, by=self.by, at=self.later())
        return one

    def all(self):
        return list(Ticket.objects.order_by("pk"))

    def do(self, act, n, m, extra):
        """Do it, and remember how it is undone. What is refused does nothing."""
        there = self.all()
        one, other = there[n % len(there)], there[m % len(there)]
        at = self.later()
        try:
            with transaction.atomic():
                self._do(act, one, other, extra, at)
        except tickets.Refused:
            return

    def _do(self, act, one, other, extra, at):
        said = list(queries.messages_of(one).values_list("pk", flat=True))
        notes = list(Note.objects.filter(ticket=one).values_list("pk", flat=True))
        match act:
            case "merge" | "join":
                tickets.merge(one, into=other, join=act == "join", by=self.by, at=at)
                self.done.append(("merge", one.pk))
            case "split":
                first = said[0] if said else None
                parts = [tickets.Part(subject=f"Part {n}", of=first, text="second") for n in (1, 2)]
                if extra % 2 and said[1:]:
                    parts.append(tickets.Part(subject="Moved", of=said[1], moves=True))
                self.done.append(("move", tickets.split(one, parts, by=self.by, at=at).pk))
            case "move" | "move out":
                goal = other if act == "move" else None
                made = tickets.move(
                    one, messages=said[1 : 1 + extra], notes=notes[: extra % 2], to=goal,
                    by=self.by, at=at,
                )  # fmt: skip
                self.done.append(("move", made.pk))
            case "link":
                role = list(decisions.ROLES)[extra]
                self.done.append(("link", tickets.link(one, other, role, by=self.by, at=at).pk))
            case "undo":
                self.undo(extra)

    def undo(self, which):
        """Take back one of the things done. False where it has to wait for another."""
        if not self.done:
            return False
        kind, pk = self.done[which % len(self.done)]
        try:
            with transaction.atomic():
                self._undo(kind, pk, self.later())
        except tickets.Refused:
            return False
        self.done.remove((kind, pk))
        return True

    def _undo(self, kind, pk, at):
        match kind:
            case "merge":
                tickets.unmerge(Ticket.objects.get(pk=pk), by=self.by, at=at)
            case "move":
                tickets.put_back(Move.objects.get(pk=pk), by=self.by, at=at)
            case "link":
                tickets.unlink(Link.objects.get(pk=pk), by=self.by, at=at)

    def snapshot(self):
        """Where everything is that was there at the beginning, and how each ticket stands."""
        own = [one.pk for one in self.tickets]
        rows = Ticket.objects.filter(pk__in=own)
        return {
            "messages": dict(
                Message.objects.filter(taken_from=None).values_list("pk", "ticket_id")
            ),
            "notes": dict(Note.objects.values_list("pk", "ticket_id")),
            "files": sorted(
                MessageFile.objects.filter(message__taken_from=None).values_list("pk", "message_id")
            ),
            "participants": sorted(
                Participant.objects.filter(left_at=None, ticket__in=own).values_list(
                    "ticket_id", "person_id"
                )
            ),
            "watchers": sorted(
                Watch.objects.filter(ticket__in=own).values_list("ticket_id", "person_id")
            ),
            "links": sorted(
                Link.objects.filter(removed_at=None).values_list("ticket_id", "other_id", "kind")
            ),
            "standing": {row.pk: {name: getattr(row, name) for name in STANDING} for row in rows},
        }


def everything_adds_up():
    for row in Ticket.objects.all():
        state = decisions.rebuilt(queries.history_of(row))
        told = {name: state.get(name) for name in COLUMNS}
        assert told == {
            name: tuple(value) if isinstance(value := getattr(row, name), list) else value
            for name in COLUMNS
        }
        assert seals.verify(queries.events_of(row)) is None
        is_merged = Move.objects.filter(ticket=row, kind="merge", undone_at=None).exists()
        assert is_merged == (row.merged_into_id is not None)
    for hops in ({"message__isnull": False}, {"note__isnull": False}):
        for hop in Moved.objects.filter(is_over=False, **hops).order_by("pk"):
            thing = hop.message or hop.note
            way = Moved.objects.filter(
                is_over=False, message=hop.message_id, note=hop.note_id
            ).order_by("pk")
            assert thing.ticket_id == way.last().goal_id


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(acts, max_size=10), st.randoms(use_true_random=False))
def test_after_everything_is_undone_all_is_as_at_the_start(
    actor, desk, ines, jonas, otto, ada, mara, noon, chosen, chance
):
    with transaction.atomic():
        world = World(desk, (ines, jonas, otto), mara, actor(ada), noon)
        start = world.snapshot()
        for one in chosen:
            world.do(*one)
            everything_adds_up()
            now = world.snapshot()
            assert start["messages"].keys() == now["messages"].keys()
            assert start["notes"].keys() == now["notes"].keys()
            assert start["files"] == now["files"]

        while world.done:
            order = chance.sample(range(len(world.done)), len(world.done))
            assert any(world.undo(which) for which in order), f"{world.done} cannot be undone"
            everything_adds_up()

        assert world.snapshot() == start
        transaction.set_rollback(True)
