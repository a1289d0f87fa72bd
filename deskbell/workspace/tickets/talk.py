"""The conversation on a ticket: messages, notes and what happened, in one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.tickets import decisions, queries
from deskbell.ui.lists import listed
from deskbell.workspace import files
from deskbell.workspace.asides import strands
from deskbell.workspace.tickets import fates, lines, markup, said
from deskbell.workspace.tickets.fates import Fate, Post

#: Of longer words a page shows the beginning. Nobody reads on, and every reader would load them.
LONGEST = 30_000
MARKS: dict[str, Promise] = {
    "stranger": gettext_lazy(
        "Nobody here knows this address yet. Vouch for the sender once you know who it is."
    ),
    "spoofed": gettext_lazy(
        "The sender's own mail server does not confirm that this mail is theirs. "
        "Do not act on it before you have asked them another way."
    ),
    "automatic": gettext_lazy(
        "A machine wrote this: it was not answered, and nothing was reopened."
    ),
    "outsider": gettext_lazy(
        "Somebody who had no part in this conversation answered a mail of it, perhaps forwarded."
    ),
}


@dataclass(frozen=True)
class Spoken:
    """A message, with everything its fragment shows. Two that are alike are drawn alike."""

    key: str
    at: datetime
    who: str
    whom: str
    direction: str
    channel: str
    mark: str
    words: str
    original: str
    quoted: str
    signature: str
    attached: tuple[queries.Attachment, ...]
    fates: tuple[Fate, ...]
    also_to: tuple[str, ...]
    is_withdrawn: bool
    is_first: bool
    is_cut: bool = False
    is_recut: bool = False

    kind: ClassVar = "message"

    @property
    def is_ours(self) -> bool:
        return self.direction == "out"

    @property
    def is_held(self) -> bool:
        return not self.is_withdrawn and any(fate.state == "held" for fate in self.fates)

    @property
    def may_leave(self) -> bool:
        """True if it could have been joined here by mistake."""
        return not decisions.why_it_stays([self.direction], is_first=self.is_first, opens=True)

    @property
    def mark_word(self) -> Any:
        return queries.MARKS.get(self.mark, "")

    @property
    def mark_reason(self) -> Promise | str:
        return MARKS.get(self.mark, "")

    @property
    def text(self) -> SafeString | str:
        """Its plain words, with what is an address in them as a link."""
        return markup.with_links(self.words)

    @cached_property
    def html(self) -> SafeString | None:
        """Its original form, where plain text would lose a list, a table or a picture."""
        if self.quoted or self.is_cut or self.is_recut or not markup.is_rich(self.original):
            return None
        return markup.shown(self.original, files.inline_of(self.attached))

    @property
    def has_remote(self) -> bool:
        return self.html is not None and markup.has_remote(self.original)

    @property
    def files(self) -> list[files.Shown]:
        return files.shown(self.attached, without_inline=self.html is not None)


@dataclass(frozen=True)
class Noted:
    """A note, with its files."""

    key: str
    at: datetime
    who: str
    words: str
    attached: tuple[queries.Attachment, ...]
    mentioned: tuple[str, ...] = ()

    kind: ClassVar = "note"

    @property
    def text(self) -> SafeString | str:
        """Its words, with addresses as links and whom it mentions as chips."""
        return markup.with_mentions(self.words, self.mentioned)

    @property
    def files(self) -> list[files.Shown]:
        return files.shown(self.attached)


@dataclass(frozen=True)
class Day:
    """The line between two days."""

    at: datetime
    words: str

    kind: ClassVar = "day"


Item = Spoken | Noted | Day | lines.Line | strands.Strand


def talk_of(actor: Actor, ticket: Any, *, now: datetime) -> list[Item]:
    """Everything there is to read on a ticket, oldest first, with a line where a day begins."""
    spoken = queries.conversation_of(ticket)
    notes = queries.noted_on(actor, ticket)
    history = queries.history_of(ticket)
    by_message, by_key = fates.posts_of(ticket)
    named = {message.author_id for message in spoken.messages} | lines.people_in(history)
    named.update({note.author_id for note in notes}, *spoken.recipients.values())
    names = people.names_of(pk for pk in named if pk)
    items: list[Item] = [
        *(_spoken(one, spoken, by_message.get(one.pk), names) for one in spoken.messages),
        *(_noted(note, names) for note in notes),
        *said.lines_of(history, lines.Story.of(actor, history, names, by_key)),
        *strands.strands_of(history, names),
    ]
    items.sort(key=lambda item: (item.at, item.kind == "event"))
    return list(_with_days(items, today=timezone.localdate(now)))


def spoken_in(ticket: Any, pk: int) -> Spoken:
    """One message of a ticket."""
    spoken = queries.conversation_of(ticket)
    by_message, _by_key = fates.posts_of(ticket)
    message = next(one for one in spoken.messages if one.pk == pk)
    named = {message.author_id, *spoken.recipients.get(pk, ())}
    names = people.names_of(one for one in named if one)
    return _spoken(message, spoken, by_message.get(pk), names)


def last_message_of(items: Iterable[Item]) -> int:
    """The newest message among `items`; 0 where nothing was said yet."""
    return max((int(item.key) for item in items if isinstance(item, Spoken)), default=0)


def last_heard(items: Iterable[Item]) -> Spoken | None:
    """What somebody outside said last."""
    heard = [item for item in items if isinstance(item, Spoken) and not item.is_ours]
    return heard[-1] if heard else None


def _spoken(
    message: Any, spoken: queries.Conversation, post: Post | None, names: dict[int, str]
) -> Spoken:
    return Spoken(
        key=str(message.pk),
        at=message.at,
        who=names.get(message.author_id, _("Deskbell")),
        whom=listed(names[pk] for pk in spoken.recipients.get(message.pk, ())),
        direction=message.direction,
        channel=message.channel,
        mark=message.mark,
        words=message.text[:LONGEST],
        original=message.html,
        quoted=message.quoted[:LONGEST],
        signature=message.signature[:LONGEST],
        attached=tuple(spoken.attachments.get(message.pk, ())),
        fates=tuple(post.fates) if post else (),
        also_to=tuple(spoken.beside.get(message.pk, ())),
        is_withdrawn=message.withdrawn_at is not None,
        is_first=message is spoken.messages[0],
        is_cut=len(message.text) > LONGEST,
        is_recut=message.recut_at is not None,
    )


def _noted(note: queries.Noted, names: dict[int, str]) -> Noted:
    who = names[note.author_id]
    return Noted(str(note.pk), note.at, who, note.text, note.attachments, note.mentioned)


def _with_days(items: list[Item], *, today: date) -> Iterable[Item]:
    day = None
    for item in items:
        on = timezone.localdate(item.at)
        if on != day:
            yield Day(item.at, _day_in_words(on, today))
        day = on
        yield item


def _day_in_words(on: date, today: date) -> str:
    if on == today:
        return _("Today")
    if on == today - timedelta(days=1):
        return _("Yesterday")
    if on.year == today.year:
        return str(date_format(on, pgettext("a date, as Django writes formats", "l, j F")))
    return str(date_format(on, pgettext("a date, as Django writes formats", "l, j F Y")))
