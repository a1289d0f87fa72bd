"""Trying a mailbox: what its server says just now."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.mailboxes.mailboxes import mailbox_page


@require_POST
@administrators_only
def create(request: ControlRequest, pk: int) -> HttpResponseBase:
    mailbox = queries.mailboxes_looked_after(request.actor).get(pk=pk)
    trial = channels.try_mailbox(mailbox, by=request.actor, at=timezone.now())
    return mailbox_page(request, mailbox, trial=trial)
