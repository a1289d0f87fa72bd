"""The conversation on a ticket: messages, notes and what happened, in one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.files.decisions import SHOWN
from deskbell.kernel.actors import Actor
from deskbell.tickets import queries
from deskbell.workspace import files
from deskbell.workspace.tickets import markup, said

#: A reply rests for this long before it leaves the house, and can be taken back.
REST = timedelta(seconds=10)

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
    at: datetime
    who: str
    whom: str
    html: SafeString | None
    files: list[Attached]
    is_first: bool
    is_held: bool
    has_remote_images: bool = False
    kind: str = "message"

    @property
    def is_ours(self) -> bool:
        return bool(self.message.direction == "out")

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


@dataclass(frozen=True)
class Day:
    """The line between two days."""

    at: datetime
    words: str
    kind: str = "day"


Item = Spoken | Noted | Day | said.Line


def talk_of(actor: Actor, ticket: Any, *, now: datetime) -> list[Item]:
    """Everything there is to read on a ticket, oldest first, with a line where a day begins."""
    messages = list(queries.messages_of(ticket))
    items: list[Item] = [
        *(_spoken(message, is_first=index == 0, now=now) for index, message in enumerate(messages)),
        *(Noted(note, note.at, _attached(note)) for note in queries.notes_of(actor, ticket)),
        *said.lines_of(queries.history_of(ticket)),
    ]
    items.sort(key=lambda item: (item.at, item.kind == "event"))
    return list(_with_days(items, today=timezone.localdate(now)))


def last_message_of(items: Iterable[Item]) -> int:
    """The newest message among `items`; 0 where nothing was said yet."""
    return max((item.message.pk for item in items if isinstance(item, Spoken)), default=0)


def _spoken(message: Any, *, is_first: bool, now: datetime) -> Spoken:
    attached = list(message.files.all())
    inline = {f.content_id: files.address_of(f.file_id, f.name) for f in attached if f.content_id}
    html, has_remote = markup.shown(message.html, inline) if message.html else (None, False)
    return Spoken(
        message=message,
        at=message.at,
        who=message.author.name if message.author else _("Deskbell"),
        whom=", ".join(recipient.person.name for recipient in message.recipients.all()),
        html=html,
        files=_attached(message, but=inline if html else {}),
        is_first=is_first,
        is_held=message.direction == "out" and now - message.at < REST,
        has_remote_images=has_remote,
    )


def _attached(holder: Any, but: Iterable[str] = ()) -> list[Attached]:
    """The files of a message or note, without those shown in its text."""
    return [
        Attached(
            attached.name,
            attached.file.size,
            files.address_of(attached.file_id, attached.name),
            attached.file.type in SHOWN,
        )
        for attached in holder.files.all()
        if getattr(attached, "content_id", "") not in but
        or not getattr(attached, "is_inline", False)
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
