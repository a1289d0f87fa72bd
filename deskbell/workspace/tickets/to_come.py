"""Replies to come: they leave by themselves, and can be sent, changed or kept back until then."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskbell.drafts import operations as drafts
from deskbell.drafts import queries
from deskbell.kernel.moments import moment_of
from deskbell.tickets import operations as tickets
from deskbell.workspace.actors import DeskRequest, agents_only
from deskbell.workspace.tickets import composing, regions
from deskbell.workspace.tickets.drafts import Draft
from deskbell.workspace.tickets.said_moments import in_words


def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Lay a reply aside until the moment that was said."""
    pk, _draft, again = composing.take_up(request, number, "reply", _schedule)
    if again:
        return again
    draft = queries.reply_to_come_for(request.actor, number, int(pk))
    said = _("Leaves %(when)s.") % {"when": in_words(draft.send_at)}
    undo = reverse("workspace:to-come-draft", args=[number, pk])
    return regions.changed(request, number, said=said, undo=undo, fresh=Draft())


@require_POST
@agents_only
def send(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Let it leave now. It rests for a moment first, as every reply."""
    draft = queries.reply_to_come_for(request.actor, number, pk)
    try:
        message = drafts.send_now(draft, by=request.actor, at=timezone.now())
    except drafts.GoneMeanwhile:
        return regions.refused(request, number, _("It has left already."))
    except tickets.Overtaken:
        return regions.refused(request, number, _("Somebody wrote meanwhile. Read it first."))
    except tickets.NobodyToReach:
        return regions.refused(request, number, _("Nobody in it has a mail address any more."))
    except tickets.Refused as refused:
        return regions.refused(request, number, refused.why)
    undo = reverse("workspace:reply-withdrawal", args=[number, message.pk])
    return regions.changed(request, number, said=_("Sent."), undo=undo)


@require_POST
@agents_only
def hold_back(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Let it not leave: it is its writer's draft again, with the time where it is to be changed."""
    draft = queries.reply_to_come_for(request.actor, number, pk)
    moment = timezone.localtime(draft.send_at)
    when = f"{moment:%Y-%m-%d %H:%M}" if "edit" in request.POST else ""
    try:
        drafts.unschedule(draft, by=request.actor, at=timezone.now())
    except drafts.GoneMeanwhile:
        return regions.refused(request, number, _("It has left already."))
    said = _("It does not leave. The words are a draft again.")
    return regions.changed(request, number, said=said, fresh=Draft(when=when))


def _schedule(request: DeskRequest, ticket: Any, draft: Draft) -> str:
    now = timezone.now()
    said = request.POST["later"] or draft.when
    moment = moment_of(said, now=now, zone=timezone.get_current_timezone())
    to_come = drafts.schedule(
        ticket,
        draft.written,
        send_at=moment,
        seen=draft.seen,
        then_waits=request.POST.get("then") == "wait",
        by=request.actor,
        at=now,
    )
    return str(to_come.pk)
