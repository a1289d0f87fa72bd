"""Single messages: undoing a wrong join, and seeing one as it was sent."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.tickets import operations, queries
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import regions


@require_POST
@agents_only
def separate(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Let a message that was joined here by mistake leave, into a ticket of its own."""
    message = queries.message_for(request.actor, pk)
    new = operations.separate(message, by=request.actor, at=timezone.now())
    return regions.changed(request, number, said=_("The message is now #%s.") % new.number)
