"""Pausing a mailbox, and going on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.channels import operations as channels
from deskbell.channels import queries
from deskbell.control.actors import ControlRequest, administrators_only


@require_POST
@administrators_only
def create(request: ControlRequest, pk: int) -> HttpResponseBase:
    return _set(request, pk, active=False, words=_("%s is paused. Its mail waits at the server."))


@require_POST
@administrators_only
def destroy(request: ControlRequest, pk: int) -> HttpResponseBase:
    return _set(request, pk, active=True, words=_("%s takes mail again."))


def _set(request: ControlRequest, pk: int, *, active: bool, words: str) -> HttpResponseBase:
    mailbox = queries.mailboxes_looked_after(request.actor).get(pk=pk)
    channels.change_mailbox(mailbox, is_active=active, by=request.actor, at=timezone.now())
    messages.success(request, words % mailbox.address)
    return redirect("control:mailbox", pk)
