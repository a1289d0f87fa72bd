"""Another try for what was given up."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.kernel import relay, undelivered


@require_POST
@administrators_only
def create(request: ControlRequest, pk: int) -> HttpResponseBase:
    relay.revive(undelivered.delivery(pk))
    messages.success(request, _("It is being tried again."))
    return redirect("control:undelivered")


@require_POST
@administrators_only
def create_all(request: ControlRequest) -> HttpResponseBase:
    count = undelivered.revive_all()
    words = ngettext("%(n)d is being tried again.", "%(n)d are being tried again.", count)
    messages.success(request, words % {"n": count})
    return redirect("control:undelivered")
