"""Playing: what the firm does becomes what the desk hears and its agents do, by operations.

Whoever plays decides how the moments of the plan are moved, and calls `settle` before the next act
of the same ticket: what follows from an act (a confirmation, a mail that leaves) follows then.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from deskbell.channels import operations as channels
from deskbell.channels import queries as mail
from deskbell.contact import operations as contact
from deskbell.contact import queries as contacts
from deskbell.drafts.operations import Written
from deskbell.kernel import relay
from deskbell.kernel.actors import SYSTEM
from deskbell.macros import operations as macros
from deskbell.people import operations as people
from deskbell.people import queries as persons
from deskbell.project.demo import beside
from deskbell.project.demo.bringing import Doors, NotPlayable
from deskbell.project.demo.equipping import begun_with
from deskbell.project.demo.explaining import explain_what_was_late
from deskbell.project.demo.facts import facts_of
from deskbell.project.demo.firm.firm import Firm
from deskbell.project.demo.firm.plan import Planned
from deskbell.project.demo.founding import Company
from deskbell.project.demo.own_fields import noted_by
from deskbell.promises import operations as promises
from deskbell.satisfaction import operations as satisfaction
from deskbell.satisfaction import queries as ratings
from deskbell.tickets import operations as tickets
from deskbell.tickets.queries import ticket as ticket_with
from deskbell.tickets.queries import tickets_for

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

__all__ = ["NotPlayable", "Player"]

#: Every process would wait for the words the others write; all is indexed at the end, and counted.
#: Of what happened long ago nobody is told now.
LATER = ("deskbell.search.", "deskbell.views.", "deskbell.notices.")
#: Why something was late, and who says it: the lead of the first line.
LEAD = "lena"
#: Where a mail says that one may rate.
LINK = re.compile(rf"/{ratings.PLACE}/([\w-]+)/")
#: … and that one may say whether it works.
VERDICT = re.compile(rf"/{contacts.CONFIRMING}/([\w-]+)/")


class Player(Doors):
    """Plays acts, in order."""

    def __init__(self, company: Company, firm: Firm, *, keeps_numbers: bool = True) -> None:
        super().__init__(company, firm, keeps_numbers=keeps_numbers)
        self._verbs: dict[str, Callable[[Planned, datetime], None]] = {
            name.removeprefix("_do_"): getattr(self, name)
            for name in dir(self)
            if name.startswith("_do_")
        }

    def play(self, planned: Planned, *, at: datetime) -> None:
        """Let it happen at `at`. Raises `NotPlayable`, and what operations raise."""
        self._verbs[planned.act.verb](planned, at)

    def let_time_pass(self, moments: dict[int, datetime]) -> None:
        """Until these moments, by the number of a ticket: what the timer told meanwhile."""
        keys = {pk: moments[number] for number, pk in self._open_among(moments)}
        promises.sweep_until(keys)

    def let_all_pass(self, numbers: Collection[int], until: datetime) -> None:
        """The same of every one of these that is still open."""
        promises.sweep_until({pk: until for _number, pk in self._open_among(numbers)})

    @staticmethod
    def _open_among(numbers: Collection[int]) -> Iterable[tuple[int, int]]:
        """Number and key of each, also of those that were played before the process was killed."""
        found = tickets_for(SYSTEM).filter(number__in=numbers).exclude(status="closed")
        return found.order_by("pk").values_list("number", "pk")

    def settle(self, until: datetime) -> None:
        """Let everything follow that follows by `until`."""
        while relay.drain(leaving_out=LATER):
            pass
        channels.recount_sending(until=until, said=taken)

    # ── By agents ───────────────────────────────────────────────────────────────────────────────

    def _do_take(self, planned: Planned, at: datetime) -> None:
        ticket, by = self._ticket(planned.number), self._agent(planned.act)
        tickets.take(ticket, by=by, at=at)
        beside.ask_another_team(self.company, ticket, by=by, at=at)

    def _do_assign(self, planned: Planned, at: datetime) -> None:
        act = planned.act
        holder = act.more["holder"]
        tickets.assign(
            self._ticket(planned.number),
            team=self.company.teams[act.more["team"]],
            holder=self.company.agents[holder] if holder else None,
            reason=act.words,
            by=self._agent(act),
            at=at,
        )
        if custom := noted_by(act.more["team"], planned.number, at):
            ticket = self._ticket(planned.number)
            tickets.describe(ticket, custom=custom, by=self._agent(act), at=at)

    def _do_describe(self, planned: Planned, at: datetime) -> None:
        act = planned.act
        tickets.describe(
            self._ticket(planned.number), by=self._agent(act), at=at, **facts_of(act, at)
        )

    def _do_note(self, planned: Planned, at: datetime) -> None:
        act = planned.act
        tickets.note(self._ticket(planned.number), text=act.words, by=self._agent(act), at=at)

    def _do_reply(self, planned: Planned, at: datetime) -> None:
        act, ticket, by = planned.act, self._ticket(planned.number), self._agent(planned.act)
        macro = begun_with(self.company, act.words)
        if macro is None:
            tickets.reply(ticket, text=act.words, by=by, at=at)
        else:
            macros.run(ticket, macro, answer=macros.Answer(Written(act.words)), by=by, at=at)

    def _do_call_in(self, planned: Planned, at: datetime) -> None:
        act, ticket = planned.act, self._ticket(planned.number)
        tickets.log_call(
            *(ticket,), text=act.words, person=ticket.requester, incoming=True,
            by=self._agent(act), at=at,
        )  # fmt: skip

    def _do_ask(self, planned: Planned, at: datetime) -> None:
        act = planned.act
        tickets.wait_for_requester(
            self._ticket(planned.number), questions=act.words, by=self._agent(act), at=at
        )

    def _do_wait(self, planned: Planned, at: datetime) -> None:
        act = planned.act
        tickets.wait_for_third_party(
            self._ticket(planned.number), on=act.words, by=self._agent(act), at=at
        )

    def _do_go_on(self, planned: Planned, at: datetime) -> None:
        tickets.go_on(self._ticket(planned.number), by=self._agent(planned.act), at=at)

    def _do_resolve(self, planned: Planned, at: datetime) -> None:
        act, ticket = planned.act, self._ticket(planned.number)
        said = {name: act.more[name] for name in ("cause", "done", "code", "told")}
        if ticket_with(ticket.pk).is_finished:
            # What was heard was nothing but thanks, which took nothing up again.
            return
        beside.wind_up(self.company, ticket, by=self._agent(act), at=at)
        tickets.resolve(ticket, by=self._agent(act), at=at, **said)

    def _do_merge(self, planned: Planned, at: datetime) -> None:
        """Goes on in the other one, whose later acts find it by its number as before."""
        act = planned.act
        into = self._ticket(act.more["of"])
        tickets.merge(
            self._ticket(planned.number), into=into, join=True, by=self._agent(act), at=at
        )
        self._tickets.pop(planned.number, None)

    def _do_close(self, planned: Planned, at: datetime) -> None:
        self._close(self._ticket(planned.number), planned, at)

    def _close(self, ticket: Ticket, planned: Planned, at: datetime) -> None:
        """Close it, once the lead has said why what was late was late."""
        explain_what_was_late(ticket.pk, planned.number, by=self.company.actors[LEAD], at=at)
        tickets.close(ticket, by=self._agent(planned.act), at=at)
        self._tickets.pop(planned.number, None)

    def _do_follow_up(self, planned: Planned, at: datetime) -> None:
        """Nobody answered: the desk reminds, and closes, by itself."""
        channels.follow_up(at=at, ticket_id=self._ticket(planned.number).pk)
        self._tickets.pop(planned.number, None)

    def _do_confirm(self, planned: Planned, at: datetime) -> None:
        """By the link in the mail; whoever got none tells the agent, who closes it."""
        act, ticket = planned.act, self._ticket(planned.number)
        if link := VERDICT.search(mail.last_words_in(ticket, "final")):
            by = persons.actor_for(self._person(act.who))
            contact.confirm(contacts.resolution_linked_by(link[1]), by=by, at=at)
            self._tickets.pop(planned.number, None)
        else:
            self._close(ticket, planned, at)

    def _do_reject(self, planned: Planned, at: datetime) -> None:
        """The same for whoever says that it does not work."""
        act, ticket = planned.act, self._ticket(planned.number)
        if link := VERDICT.search(mail.last_words_in(ticket, "final")):
            by = persons.actor_for(self._person(act.who))
            held = contacts.resolution_linked_by(link[1])
            contact.reject(held, reason=act.words, by=by, at=at)
        else:
            tickets.reopen(ticket, reason=act.words, by=self._agent(act), at=at)
        self._tickets.pop(planned.number, None)

    def _do_rate(self, planned: Planned, at: datetime) -> None:
        """By the link in the mail that told them; who was not asked says nothing."""
        act, ticket = planned.act, self._ticket(planned.number)
        if (link := LINK.search(mail.last_words_in(ticket, "final"))) is None:
            return
        satisfaction.rate(
            ratings.resolution_linked_by(link[1]),
            score=act.more["score"],
            comment=act.words,
            by=persons.actor_for(self._person(act.who)),
            at=at,
        )

    def _do_reopen(self, planned: Planned, at: datetime) -> None:
        act = planned.act
        tickets.reopen(self._ticket(planned.number), reason=act.words, by=self._agent(act), at=at)

    def _do_discard(self, planned: Planned, at: datetime) -> None:
        act = planned.act
        kept = self._stray.pop(act.case, None)
        if kept is not None:
            channels.discard(kept, reason=act.words, by=self._agent(act), at=at)

    # ── People ──────────────────────────────────────────────────────────────────────────────────

    def _do_join(self, planned: Planned, at: datetime) -> None:
        joining = self.firm.everybody[planned.act.who]
        self.company.add(joining, by=self._agent(planned.act), at=at)

    def _do_leave(self, planned: Planned, at: datetime) -> None:
        people.deactivate(self._person(planned.act.who), by=self._agent(planned.act), at=at)


def taken(address: str, at: datetime) -> str:
    """What the firm's mail server says to every mail: that it has it."""
    return f"250 2.0.0 Ok: queued as {zlib.crc32(f'{address} {at}'.encode()):08X}"
