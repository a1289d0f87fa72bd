"""Asking somebody outside, and going on with what was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.channels import operations as channels
from deskbell.files import operations as files
from deskbell.kernel.once import key_of, once
from deskbell.side_conversations import operations as sides
from deskbell.side_conversations import queries as asked
from deskbell.tickets import operations as tickets
from deskbell.tickets import queries
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.asides import forms, reading
from deskbell.workspace.tickets import acts, regions


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Ask somebody outside by mail; the answer comes back here. `?quoting=81` shows a message."""
    ticket = queries.worked_ticket_for(request.actor, number)
    chosen = {"quoting": [whole(pk) for pk in request.GET.getlist("quoting")]}
    form = forms.Asking(request.POST or None, request.FILES or None, ticket=ticket, initial=chosen)
    if form.is_valid():
        try:
            return _sent(request, number, _once(request, form, lambda: _ask(request, ticket, form)))
        except TROUBLES as trouble:
            form.add_error(*_in_words(trouble))
    return acts.ask(request, ticket, form, **question())


@require_POST
@agents_only
def go_on(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """Write to them again."""
    ticket = queries.worked_ticket_for(request.actor, number)
    conversation = asked.conversation_for(request.actor, ticket, pk)
    form = forms.Further(request.POST, request.FILES or None)
    if not form.is_valid():
        return reading.shown(request, ticket, conversation, form=form)
    key = _once(request, form, lambda: _ask_again(request, conversation, form))
    return _sent(request, number, key)


def question() -> dict[str, Any]:
    """The words around the form."""
    return {
        "title": _("Ask somebody outside"),
        "verb": _("Send"),
        "about": _(
            "By mail, beside the conversation with the requester, who never sees it. They get "
            "what you write and what you choose below, and nothing else."
        ),
        "is_wide": True,
    }


def _once(request: DeskRequest, form: forms.Further, act: Callable[[], str]) -> str:
    said = {name: value for name, value in form.cleaned_data.items() if name != "attached"}
    named = [(one.name, one.size) for one in form.cleaned_data["attached"]]
    key = key_of(request.actor.ref, said.pop("token"), request.path, said, named)
    return once(key, act, at=timezone.now())


def _ask(request: DeskRequest, ticket: Any, form: forms.Asking) -> str:
    given = form.cleaned_data
    message = sides.ask(
        ticket,
        to=[(one.address, one.name) for one in given["to"]],
        subject=given["subject"],
        said=_said(form),
        waits=given.get("waits", False),
        by=request.actor,
        at=timezone.now(),
    )
    return str(message.pk)


def _ask_again(request: DeskRequest, conversation: Any, form: forms.Further) -> str:
    said = _said(form)
    return str(sides.ask_again(conversation, said=said, by=request.actor, at=timezone.now()).pk)


def _said(form: forms.Further) -> sides.Said:
    given = form.cleaned_data
    uploaded = [
        tickets.Attached(files.store(one.chunks(), at=timezone.now()), one.name)
        for one in given["attached"]
    ]
    return sides.Said(
        given["text"],
        quoting=given.get("quoting", ()),
        showing=given.get("showing", ()),
        files=uploaded,
    )


def _sent(request: DeskRequest, number: int, pk: str) -> HttpResponse:
    undo = reverse("workspace:side-withdrawal", args=[number, pk])
    return regions.changed(request, number, said=_("Sent."), undo=undo)


TROUBLES = (channels.OurOwnAddress, sides.AskedAlready, sides.TooMany, tickets.Refused, OSError)


def _in_words(trouble: Exception) -> tuple[str | None, str]:
    """The field that is wrong, and how."""
    match trouble:
        case channels.OurOwnAddress():
            where = trouble.address
            return "to", _("%s is an address of the desk itself. Write a note instead.") % where
        case sides.AskedAlready():
            where = trouble.address
            return "to", _("%s is the requester. Answer them in the conversation.") % where
        case sides.TooMany():
            return "to", _("These are too many. Ask 20 at most.")
        case tickets.Refused():
            return None, str(trouble.why)
    return "attached", _("The files could not be kept: the disk is full or away. Try again later.")
