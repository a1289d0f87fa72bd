"""Keeping: what is being written is put away, over and over, without ever losing other words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, connection, transaction

from deskbell.drafts import policies
from deskbell.drafts.models import Draft
from deskbell.drafts.queries import Written
from deskbell.kernel.actors import Actor
from deskbell.kernel.permission import require
from deskbell.tickets.operations import Attached

if TYPE_CHECKING:
    from deskbell.tickets.models import Ticket

DISCARDING = (
    "DELETE FROM drafts_draft WHERE ticket_id = %s AND writer_id = %s AND kind = %s"
    " AND send_at IS NULL AND (version <= %s OR form = %s)"
)


class ChangedElsewhere(Exception):
    """Another device has kept other words since; `draft` has them, or none: sent or thrown away."""

    def __init__(self, draft: Draft | None) -> None:
        super().__init__("the draft changed elsewhere")
        self.draft = draft


@transaction.atomic
def keep(
    ticket: Ticket,
    kind: str,
    written: Written,
    *,
    version: int,
    by: Actor,
    at: datetime,
    form: str = "",
) -> int:
    """Keep what `by` is writing; return its version now, 0 where nothing is left to be kept.

    `version` is the one these words go on from; 0 begins a draft. `form` names the form they stand
    in. Makes no event: until it is sent, what somebody writes is theirs alone.
    Raises `NotPermitted`, `ChangedElsewhere`.
    """
    require(policies.may_write_on(by, ticket))
    found = own_draft(ticket.pk, kind, by=by)
    if found and _is_same(found, written):
        return found.version
    if (found.version if found else 0) != version and (found or not written.is_nothing):
        raise ChangedElsewhere(found)
    if written.is_nothing:
        if found:
            found.delete()
        return 0
    draft = found or begin(ticket.pk, kind, by=by)
    fill(draft, written, at=at)
    draft.stopped = Draft.Stopped.NO
    draft.form = form
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError:
        # Two devices began one in the same moment.
        raise ChangedElsewhere(own_draft(ticket.pk, kind, by=by)) from None
    return draft.version


def discard(ticket: Ticket, kind: str, *, version: int, by: Actor, form: str = "") -> None:
    """Forget a draft up to the `version` that was sent, or what the `form` kept that sent it.

    Words kept elsewhere since stay.
    """
    with connection.cursor() as cursor:
        cursor.execute(DISCARDING, [ticket.pk, by.person_id, kind, version, form or None])


def own_draft(ticket_id: int, kind: str, *, by: Actor) -> Draft | None:
    """What `by` is writing, locked until the transaction ends."""
    drafts = Draft.objects.select_for_update().filter(ticket=ticket_id, kind=kind, send_at=None)
    return drafts.filter(writer=by.person_id).first()


def begin(ticket_id: int, kind: str, *, by: Actor) -> Draft:
    """A draft with nothing in it yet. Only a person writes."""
    assert by.person_id is not None
    return Draft(ticket_id=ticket_id, writer_id=by.person_id, kind=kind, version=0)


def fill(draft: Draft, written: Written, *, at: datetime) -> None:
    """Put these words into it, as the next version of it."""
    draft.text = written.text
    draft.cc = None if written.cc is None else list(written.cc)
    draft.files = named(written.files)
    draft.direction = written.direction
    draft.version += 1
    draft.kept_at = at


def named(files: Iterable[Attached]) -> list[Any]:
    """The files as a draft holds them."""
    return [[one.file.pk, one.name] for one in files]


def _is_same(found: Draft, written: Written) -> bool:
    """True where nothing has changed, or two devices hold the same anyway."""
    cc = None if found.cc is None else tuple(found.cc)
    said = (found.text, cc, found.direction, found.files)
    return said == (written.text, written.cc, written.direction, named(written.files))
