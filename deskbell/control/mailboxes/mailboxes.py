"""Mailboxes: those there are, a new one, changing one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from deskbell.channels import operations as channels
from deskbell.channels import policies, queries
from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.mailboxes.forms import MailboxForm
from deskbell.control.mailboxes.presets import PRESETS, preset_named, preset_of
from deskbell.control.pages import page


@require_GET
@administrators_only
def index(request: ControlRequest) -> HttpResponseBase:
    mailboxes = queries.mailboxes_looked_after(request.actor)
    return page(request, "mailboxes/index.html", here="mailboxes", mailboxes=mailboxes)


@require_GET
@administrators_only
def choose(request: ControlRequest) -> HttpResponseBase:
    """Where the mail is now decides what has to be asked."""
    return page(request, "mailboxes/choice.html", here="mailboxes", presets=PRESETS)


@require_http_methods(["GET", "POST"])
@administrators_only
def new(request: ControlRequest, preset: str) -> HttpResponseBase:
    chosen = preset_named(preset)
    form = MailboxForm(request.POST or None, actor=request.actor, preset=chosen)
    if form.is_valid():
        given = form.settings()
        desk = given["team"].desk
        try:
            added = channels.add_mailbox(
                **given, desk=desk, secret=form.secret(), by=request.actor, at=timezone.now()
            )
        except channels.AddressInUse:
            form.add_error("address", _in_use())
        except channels.NotAMailbox as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, _("%s is set up.") % added.address)
            return redirect("control:mailbox", added.pk)
    status, context = 422 if form.errors else 200, {"form": form, "preset": chosen}
    return page(request, "mailboxes/new.html", here="mailboxes", status=status, **context)


@require_http_methods(["GET", "POST"])
@administrators_only
def edit(request: ControlRequest, pk: int) -> HttpResponseBase:
    mailbox = queries.mailboxes_looked_after(request.actor).get(pk=pk)
    preset = preset_of(mailbox)
    form = MailboxForm(request.POST or None, actor=request.actor, preset=preset, mailbox=mailbox)
    if form.is_valid():
        given = form.settings()
        try:
            channels.change_mailbox(
                mailbox, **given, secret=form.secret(), by=request.actor, at=timezone.now()
            )
        except channels.AddressInUse:
            form.add_error("address", _in_use())
        except channels.NotAMailbox as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, _("Saved."))
            return redirect("control:mailbox", pk)
    return mailbox_page(request, mailbox, form=form, status=422 if form.errors else 200)


def mailbox_page(
    request: ControlRequest, mailbox: Any, *, form: Any = None, trial: Any = None, status: int = 200
) -> HttpResponseBase:
    preset = preset_of(mailbox)
    return page(
        request,
        "mailboxes/mailbox.html",
        here="mailboxes",
        status=status,
        mailbox=mailbox,
        preset=preset,
        trial=trial,
        form=form or MailboxForm(actor=request.actor, preset=preset, mailbox=mailbox),
        vouching=[] if mailbox.trusted_hosts else queries.hosts_that_vouch(mailbox),
        may_change=policies.may_administer_mailboxes(request.actor, mailbox.desk_id),
    )


def _in_use() -> str:
    return _("Another mailbox has this address already.")
