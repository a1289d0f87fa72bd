"""The tray of held mail: nothing that came in is lost, and a person decides what becomes of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from deskbell.channels import operations, queries
from deskbell.channels import policies as channels
from deskbell.mail.reading import read
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.people.finding import NobodyFound, SeveralFound, Unfit, find_or_add
from deskbell.workspace.tickets import lists

#: So many are shown; the oldest come up as the newest are dealt with.
MOST = 50


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """What is held, latest first."""
    held = list(queries.held_for(request.actor)[: MOST + 1])
    context = {"held": held[:MOST], "is_all": len(held) <= MOST}
    return TemplateResponse(
        request, "workspace/mail/tray.html", lists.rail(request, "held-mail") | context
    )


@require_GET
@agents_only
def show(request: DeskRequest, pk: int) -> HttpResponseBase:
    """One mail: why it is held, what it says, and what can be done."""
    return _shown(request, queries.incoming_for(request.actor, pk))


@require_GET
@agents_only
def source(request: DeskRequest, pk: int) -> HttpResponseBase:
    """The mail byte by byte."""
    mail = queries.incoming_for(request.actor, pk)
    response = HttpResponse(bytes(mail.raw), content_type="message/rfc822")
    response["Content-Disposition"] = f'attachment; filename="held-{mail.pk}.eml"'
    return response


@require_POST
@agents_only
def retry(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Have it looked at again, as if it had just come."""
    mail = queries.incoming_for(request.actor, pk)
    try:
        operations.retry(mail, by=request.actor, at=timezone.now())
    except operations.NotHeld:
        return _dealt_with(request)
    messages.info(request, _("It is looked at again."))
    return HttpResponseRedirect(reverse("workspace:held-mail"))


@require_POST
@agents_only
def release(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Make a ticket of it, for its sender or for whoever is named."""
    mail, now = queries.incoming_for(request.actor, pk), timezone.now()
    who = request.POST.get("who", "").strip()
    try:
        requester = find_or_add(who, by=request.actor, at=now) if who else None
        ticket = operations.release(mail, requester=requester, by=request.actor, at=now)
    except operations.NotHeld:
        return _dealt_with(request)
    except operations.NobodyToAnswer:
        return _shown(request, mail, _("The mail names no sender. Say who asked."))
    except NobodyFound:
        return _shown(request, mail, _("Nobody by that name. Give a mail address to add them."))
    except Unfit as unfit:
        return _shown(request, mail, str(unfit.why))
    except SeveralFound as several:
        return _shown(request, mail, _("Several: %s. Give the mail address.") % several)
    return HttpResponseRedirect(reverse("workspace:ticket", args=[ticket.number]))


@require_POST
@agents_only
def discard(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Say that it needs no ticket. It is kept, and can become one later."""
    mail = queries.incoming_for(request.actor, pk)
    reason = request.POST.get("reason", "").replace("\0", "").strip()[:500]
    try:
        operations.discard(mail, reason=reason, by=request.actor, at=timezone.now())
    except operations.NotHeld:
        return _dealt_with(request)
    messages.info(request, _("Discarded. It is kept and can still become a ticket."))
    return HttpResponseRedirect(reverse("workspace:held", args=[mail.pk]))


def _shown(request: DeskRequest, mail: Any, trouble: str = "") -> HttpResponse:
    context = lists.rail(request, "held-mail") | {
        "mail": mail,
        "parsed": read(bytes(mail.raw)),
        "trouble": trouble,
        "may_settle": channels.may_settle_mail(request.actor, mail.mailbox),
    }
    status = 422 if trouble else 200
    return TemplateResponse(request, "workspace/mail/held.html", context, status=status)


def _dealt_with(request: DeskRequest) -> HttpResponse:
    messages.info(request, _("Somebody has dealt with this mail already."))
    return HttpResponseRedirect(reverse("workspace:held-mail"))
