"""The acts there are. One more is one more entry in `ACTS` and in `operations.DOING`: forms,
previews, runs and the way back know it then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.macros.decisions.acts import ME, Act, Given, Names, Param, Situation
from deskbell.macros.decisions.sayings import lines_in, say_resolved, still_to_do
from deskbell.macros.decisions.spans import span_of

FINISHED = ("resolved", "closed")


def _reopened(given: Given, seen: Situation) -> Situation:
    return replace(seen, status="open") if seen.status in FINISHED else seen


def _goes_on(given: Given, seen: Situation) -> Situation:
    is_waiting = seen.status.startswith("waiting")
    return replace(seen, status="open", waits_until=None) if is_waiting else seen


def _of_kind(given: Given, seen: Situation) -> Situation:
    return replace(seen, kind=given["kind"])


def _noted(given: Given, seen: Situation) -> Situation:
    return replace(seen, facts={**seen.facts, **_noted_facts(given)})


def _noted_facts(given: Given) -> Given:
    return {name: value for name, value in given.items() if value}


def _taken(given: Given, seen: Situation) -> Situation:
    status = "open" if seen.status == "new" else seen.status
    return replace(seen, holder_id=seen.me, is_taken=True, status=status)


def _waits(given: Given, seen: Situation) -> Situation:
    span = span_of(given.get("for", ""))
    until = seen.at + span if span else None
    asked = seen.asked + bool(given.get("words"))
    return replace(seen, status=f"waiting_{given['on']}", waits_until=until, asked=asked)


def _ended(status: str) -> Callable[[Given, Situation], Situation]:
    return lambda given, seen: replace(seen, status=status, waits_until=None)


def _assigned(given: Given, seen: Situation) -> Situation:
    team, holder = given.get("team"), given.get("holder")
    if not holder and team == seen.team_id:
        return seen
    status = "open" if holder and seen.status == "new" else seen.status
    return replace(
        seen,
        team_id=team or seen.team_id,
        holder_id=_holder(given, seen) or 0,
        is_taken=bool(holder),
        status=status,
    )


def _holder(given: Given, seen: Situation) -> int | None:
    holder = given.get("holder")
    return seen.me if holder == ME else holder


def _who_may_not_hold_it(given: Given, seen: Situation) -> Promise | None:
    team = given.get("team") or seen.team_id
    if team not in seen.may_hold:
        return gettext_lazy("That team is at another desk.")
    holder = _holder(given, seen)
    if holder and holder not in seen.may_hold[team]:
        return gettext_lazy("Whoever it names does not take tickets of that team.")
    return None


def _say_waits(given: Given, seen: Situation, names: Names) -> str:
    then = _waits(given, seen)
    told = {"status": names.code("status", then.status)}
    if then.waits_until is None:
        said = _("Status becomes %(status)s.") % told
    else:
        told["until"] = names.moment(then.waits_until)
        said = _("Status becomes %(status)s until %(until)s.") % told
    if not given.get("words"):
        return said
    asked = (
        _("The requester is asked: %s")
        if given["on"] == "requester"
        else _("What is waited for: %s")
    )
    return f"{said} {asked % given['words']}"


def _say_noted(given: Given, seen: Situation, names: Names) -> str:
    facts = _noted_facts(given).items()
    said = [f"{names.code('facts', name)}: {names.code(name, value)}" for name, value in facts]
    return _("Noted: %s. The priority follows from it.") % " · ".join(said)


def _say_assigned(given: Given, seen: Situation, names: Names) -> str:
    team, holder = given.get("team"), _holder(given, seen)
    told = {"team": names.teams.get(team or 0, ""), "holder": names.people.get(holder or 0, "")}
    if team and holder:
        return _("It goes to %(holder)s, %(team)s.") % told
    return (_("It goes to %(holder)s.") if holder else _("It goes to %(team)s.")) % told


ACTS = (
    Act(
        "reopen",
        gettext_lazy("Reopen"),
        (Param("reason", gettext_lazy("Reopen, because"), "text"),),
        verb=lambda given: "reopen",
        after=_reopened,
        says=lambda given, seen, names: _("It is taken up again: %s") % given["reason"],
        is_first=True,
    ),
    Act(
        "go_on",
        gettext_lazy("Go on"),
        (Param("yes", gettext_lazy("End the wait, if it waits"), "flag"),),
        verb=lambda given: "go_on",
        after=_goes_on,
        says=lambda given, seen, names: _("The wait ends."),
        is_first=True,
    ),
    Act(
        "kind",
        gettext_lazy("Kind"),
        (Param("kind", gettext_lazy("Kind"), "choice"),),
        verb=lambda given: "describe",
        after=_of_kind,
        says=lambda given, seen, names: _("Kind becomes %s.") % names.code("kind", given["kind"]),
        is_first=True,
    ),
    Act(
        "facts",
        gettext_lazy("Facts"),
        (
            Param("impact", gettext_lazy("Business impact"), "choice"),
            Param("spread", gettext_lazy("Spread"), "choice"),
            Param("urgency", gettext_lazy("Urgency"), "choice"),
        ),
        verb=lambda given: "describe",
        after=_noted,
        says=_say_noted,
        is_first=True,
    ),
    Act(
        "fill",
        gettext_lazy("Fields"),
        (
            Param(
                "lines",
                gettext_lazy("What fields shall hold"),
                "text",
                gettext_lazy("A line for each, as “serial: X-1”. Nothing after the colon empties."),
            ),
        ),
        verb=lambda given: "describe",
        after=lambda given, seen: replace(seen, filled=given["lines"]),
        says=lambda given, seen, names: _("Noted: %s.") % lines_in(given["lines"]),
        refuses=lambda given, seen: seen.unfit,
        is_first=True,
    ),
    Act(
        "take",
        gettext_lazy("Take"),
        (Param("yes", gettext_lazy("Whoever runs it takes the ticket"), "flag"),),
        verb=lambda given: "assign",
        after=_taken,
        says=lambda given, seen, names: _("You take it."),
        is_first=True,
    ),
    Act(
        "wait",
        gettext_lazy("Wait"),
        (
            Param("on", gettext_lazy("Wait for"), "choice"),
            Param(
                "for",
                gettext_lazy("For how long"),
                "span",
                gettext_lazy("As 4h, 3d or 2w. Empty: nobody says."),
            ),
            Param(
                "words",
                gettext_lazy("For what"),
                "text",
                gettext_lazy("Questions to the requester are sent to them. Empty: the reply asks."),
            ),
        ),
        verb=lambda given: f"wait_for_{given['on']}",
        after=_waits,
        says=_say_waits,
    ),
    Act(
        "resolve",
        gettext_lazy("Resolve"),
        (
            Param("code", gettext_lazy("Resolve, as"), "choice"),
            Param("cause", gettext_lazy("Cause"), "text", is_needed=True),
            Param(
                "done",
                gettext_lazy("What was done"),
                "text",
                gettext_lazy("The requester reads this in the final message."),
                is_needed=True,
            ),
        ),
        verb=lambda given: "resolve",
        after=_ended("resolved"),
        says=say_resolved,
        refuses=still_to_do,
    ),
    Act(
        "close",
        gettext_lazy("Close"),
        (Param("yes", gettext_lazy("Close it, once it is resolved"), "flag"),),
        verb=lambda given: "close",
        after=_ended("closed"),
        says=lambda given, seen, names: _("Status becomes Closed."),
    ),
    Act(
        "assign",
        gettext_lazy("Assign"),
        (
            Param("team", gettext_lazy("Give it to the team"), "team"),
            Param("holder", gettext_lazy("Give it to"), "person"),
        ),
        verb=lambda given: "assign",
        after=_assigned,
        says=_say_assigned,
        refuses=_who_may_not_hold_it,
    ),
)

BY_KEY = {act.key: act for act in ACTS}
