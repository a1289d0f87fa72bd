"""Returning: a reply that does not leave goes back to where it was written."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from deskbell.drafts.decisions import joined
from deskbell.drafts.models import Draft
from deskbell.drafts.operations._keeping import begin, fill, own_draft
from deskbell.drafts.queries import Written, written_in
from deskbell.kernel.actors import Actor
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.tickets.operations import Attached

if TYPE_CHECKING:
    from deskbell.tickets.models import Message

COPY = "cc"


@transaction.atomic
def take_back(
    message: Message, *, by: Actor, at: datetime, macro: int | None = None
) -> Draft | None:
    """Take a reply back before it leaves; its words, Cc and files are `by`'s draft again, and so
    is the `macro` that goes with them.

    What they have begun to write since stays, before them. None where somebody who is no person
    takes it back. Raises what `tickets.withdraw` raises.
    """
    is_new = message.withdrawn_at is None
    message = tickets.withdraw(message, by=by, at=at)
    if by.person_id is None or not is_new:
        return None
    copied = [one.person_id for one in queries.recipients_of(message.pk) if one.role == COPY]
    files = tuple(Attached(one.file, one.name) for one in message.files.select_related("file"))
    written = Written(text=message.text, cc=tuple(copied), files=files, macro=macro)
    return put_back(message.ticket_id, written, by=by, at=at)


def put_back(ticket_id: int, written: Written, *, by: Actor, at: datetime) -> Draft:
    """Make it what `by` is writing, behind what they are writing already.

    Only one macro goes with a draft: the one that does already stays.
    """
    kind = Draft.Kind.REPLY
    draft = own_draft(ticket_id, kind, by=by) or begin(ticket_id, kind, by=by)
    before = written_in(draft).files
    files = {(one.file.pk, one.name): one for one in (*before, *written.files)}
    text = joined(draft.text, written.text)
    macro = draft.macro or written.macro
    fill(draft, Written(text, written.cc, tuple(files.values()), macro=macro), at=at)
    draft.save()
    return draft
