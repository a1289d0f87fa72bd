"""Side conversations as strands in the conversation: folded, with how they stand.

What is folded costs a page nothing: the ticket's own history tells it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.kernel.actors import person_in
from deskbell.kernel.events import Event
from deskbell.side_conversations import events as happened
from deskbell.workspace.tickets.lines import Line, bold

#: By state: how its pill is tinted, its picture, and what is said.
STATES: dict[str, tuple[str, str, Promise]] = {
    "waiting": ("soon", "hourglass", gettext_lazy("waits for an answer")),
    "answered": ("act", "message-square", gettext_lazy("answered")),
    "closed": ("", "check", gettext_lazy("closed")),
}
#: What a mail with this mark is called, after the name of who wrote it.
HEARD: dict[str, Promise] = {
    "": gettext_lazy("{who} answered the question {strand}"),
    "outsider": gettext_lazy("{who}, who was not asked, answered the question {strand}"),
    "spoofed": gettext_lazy("Somebody in the name of {who} answered the question {strand}"),
    "automatic": gettext_lazy("An automatic reply of {who} came to the question {strand}"),
}


@dataclass(frozen=True)
class Strand:
    """One side conversation, folded."""

    key: str
    at: datetime
    who: str
    whom: str
    subject: str
    state: str
    messages: int = 1
    is_missed: bool = False

    kind: ClassVar = "strand"

    @property
    def tint(self) -> str:
        return "broken" if self.is_missed else STATES[self.state][0]

    @property
    def icon(self) -> str:
        return "circle-alert" if self.is_missed else STATES[self.state][1]

    @property
    def words(self) -> Promise:
        return gettext_lazy("reached nobody") if self.is_missed else STATES[self.state][2]

    @property
    def named(self) -> SafeString:
        """Its subject, as a way to it."""
        return format_html('<a href="#side-{}" dir="auto">{}</a>', self.key, self.subject)


def strands_of(history: Iterable[Event], names: dict[int, str]) -> list[Strand | Line]:
    """The strands of a ticket, each where it began, and a line where something came back.

    What went along to another ticket is found there.
    """
    strands: dict[int, Strand] = {}
    elsewhere: set[int] = set()
    heard: list[tuple[happened.SideMessageHeard, str]] = []
    for event in history:
        if not isinstance(event, happened.SideEvent):
            continue
        if isinstance(event, happened.SideConversationMovedOn):
            elsewhere.add(event.side_id)
            continue
        elsewhere.discard(event.side_id)
        if event.side_id in strands:
            strands[event.side_id] = _gone_on(strands[event.side_id], event)
        elif isinstance(event, happened.SideConversationBegun | happened.SideConversationTakenIn):
            strands[event.side_id] = _begun(event, names)
        if isinstance(event, happened.SideMessageHeard) and event.side_id in strands:
            heard.append((event, names.get(event.person_id, "")))
    here = (strand for pk, strand in strands.items() if pk not in elsewhere)
    return [*here, *(_line(event, who, strands) for event, who in heard)]


def _begun(
    event: happened.SideConversationBegun | happened.SideConversationTakenIn, names: dict[int, str]
) -> Strand:
    who = names.get(person_in(event.by) or 0, "")
    return Strand(str(event.side_id), event.at, who, event.whom, event.subject, event.state)


def _gone_on(strand: Strand, event: happened.SideEvent) -> Strand:
    more = isinstance(event, happened.SideMessageSent | happened.SideMessageHeard)
    less = isinstance(event, happened.SideMessageWithdrawn)
    is_missed = strand.is_missed
    if isinstance(event, happened.SideMessageMissed):
        is_missed = True
    elif isinstance(event, happened.SideMessageReached | happened.SideMessageHeard):
        is_missed = False
    messages = strand.messages + more - less
    return replace(strand, state=event.state, messages=messages, is_missed=is_missed)


def _line(event: happened.SideMessageHeard, who: str, strands: dict[int, Strand]) -> Line:
    sentence = format_html(
        str(HEARD[event.mark]), who=bold(who or _("Somebody")), strand=strands[event.side_id].named
    )
    return Line(event.at, "corner-up-left", sentence)
