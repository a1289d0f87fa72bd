"""The conversation on a ticket: messages, notes and what happened, in one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.files.decisions import SHOWN
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.tickets import decisions, queries
from deskbell.workspace import files
from deskbell.workspace.tickets import fates, markup, said
from deskbell.workspace.tickets.fates import Post

#: What every address that could be a link has in it.
LINKED = ("://", "www.", "@")
#: Pictures in the text of a mail that are smaller than this are logos and lines.
A_PICTURE = 10_000

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
class Attached:
    """A file of a message or note, with the address it is to be had from."""

    name: str
    size: int
    url: str
    is_image: bool


@dataclass(frozen=True)
class Spoken:
    """A message, with everything its fragment shows."""

    message: Any
    key: str
    at: datetime
    who: str
    whom: str
    html: SafeString | None
    files: list[Attached]
    post: Post | None
    is_first: bool
    has_remote: bool = False
    kind: str = "message"

    @property
    def is_ours(self) -> bool:
        return bool(self.message.direction == "out")

    @property
    def text(self) -> SafeString | str:
        """Its plain words, with what is an address in them as a link."""
        return with_links(self.message.text)

    @property
    def is_held(self) -> bool:
        return bool(self.post and self.post.is_held and not self.message.withdrawn_at)

    @property
    def may_leave(self) -> bool:
        """True if it could have been joined here by mistake."""
        return not decisions.why_it_stays(self.message.direction, is_first=self.is_first)

    @property
    def mark_reason(self) -> Promise | str:
        return MARKS.get(self.message.mark, "")


@dataclass(frozen=True)
class Noted:
    """A note, with its files."""

    note: Any
    at: datetime
    files: list[Attached]
    kind: str = "note"

    @property
    def text(self) -> SafeString | str:
        return with_links(self.note.text)


@dataclass(frozen=True)
class Day:
    """The line between two days."""

    at: datetime
    words: str
    kind: str = "day"


Item = Spoken | Noted | Day | said.Line


def talk_of(actor: Actor, ticket: Any, *, now: datetime) -> list[Item]:
    """Everything there is to read on a ticket, oldest first, with a line where a day begins."""
    spoken = queries.conversation_of(ticket)
    notes = list(queries.notes_of(actor, ticket))
    history = queries.history_of(ticket)
    by_message, by_key = fates.posts_of(ticket)
    named = {message.author_id for message in spoken.messages} | said.people_in(history)
    named.update(*spoken.recipients.values())
    names = people.names_of(pk for pk in named if pk)
    items: list[Item] = [
        *(
            _spoken(message, spoken, by_message.get(message.pk), names)
            for message in spoken.messages
        ),
        *(Noted(note, note.at, _with_note(note)) for note in notes),
        *said.lines_of(history, said.Story.of(history, names, by_key)),
    ]
    items.sort(key=lambda item: (item.at, item.kind == "event"))
    return list(_with_days(items, today=timezone.localdate(now)))


def last_message_of(items: Iterable[Item]) -> int:
    """The newest message among `items`; 0 where nothing was said yet."""
    return max((item.message.pk for item in items if isinstance(item, Spoken)), default=0)


def last_heard(items: Iterable[Item]) -> Spoken | None:
    """What somebody outside said last."""
    heard = [item for item in items if isinstance(item, Spoken) and not item.is_ours]
    return heard[-1] if heard else None


def with_links(text: str) -> SafeString | str:
    """Looks for addresses only where there can be any: the search is slow."""
    if not any(sign in text for sign in LINKED):
        return text
    return mark_safe(urlize(text, nofollow=True, autoescape=True))  # noqa: S308


def _spoken(
    message: Any, spoken: queries.Conversation, post: Post | None, names: dict[int, str]
) -> Spoken:
    """Its words; in their original form where plain text would lose a list, table or picture."""
    attached = spoken.attachments.get(message.pk, [])
    html = None
    if not message.quoted and markup.is_rich(message.html):
        html = markup.shown(message.html, inline_of(attached))
    return Spoken(
        message=message,
        key=str(message.pk),
        at=message.at,
        who=names.get(message.author_id, _("Deskbell")),
        whom=", ".join(names[pk] for pk in spoken.recipients.get(message.pk, ())),
        html=html,
        files=_attached(attached, without_inline=html is not None),
        post=post,
        is_first=message is spoken.messages[0],
        has_remote=html is not None and markup.has_remote(message.html),
    )


def inline_of(attached: Iterable[Any]) -> dict[str, str]:
    """Where the pictures in the text of a message are to be had, by their content id."""
    return {
        one.content_id: files.address_of(one.file_id, one.name)
        for one in attached
        if one.content_id
    }


def _attached(
    attached: Iterable[queries.Attachment], *, without_inline: bool = False
) -> list[Attached]:
    """The files of a message that are not a part of its text."""
    return [
        Attached(one.name, one.size, files.address_of(one.file_id, one.name), one.type in SHOWN)
        for one in attached
        if not (one.is_inline and (without_inline or one.size < A_PICTURE))
    ]


def _with_note(note: Any) -> list[Attached]:
    return [
        Attached(
            one.name,
            one.file.size,
            files.address_of(one.file_id, one.name),
            one.file.type in SHOWN,
        )
        for one in note.files.all()
    ]


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
    return str(date_format(on, "l, j F" if on.year == today.year else "l, j F Y"))
