"""Quick capture: a call or a request in passing becomes a ticket in seconds."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.calls import queries as calls
from deskbell.calls.operations import log
from deskbell.kernel.once import key_of, once
from deskbell.people import queries as people
from deskbell.tickets import operations, queries
from deskbell.ui.numbers import whole
from deskbell.workspace import telephony
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.capturing import CHANNELS, Capture
from deskbell.workspace.people.finding import SeveralFound, Unfit, find_or_add
from deskbell.workspace.people.known import ASKED, Known
from deskbell.workspace.tickets import lists
from deskbell.workspace.tickets.drafts import token_in


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest) -> HttpResponseBase:
    """Ask who and what; then the ticket is there, and its page is next."""
    form = Capture(request.POST or None, actor=request.actor, call=_call_in(request))
    several: list[Any] = []
    if form.is_valid():
        said = form.cleaned_data | {"desk": form.cleaned_data["desk"].pk, "token": ""}
        key = key_of(request.actor.ref, token_in(request.POST), "capture", said)
        try:
            number = once(key, lambda: _log(request, form), at=timezone.now())
        except SeveralFound as found:
            several = found.people
        except Unfit as unfit:
            form.add_error("who", str(unfit.why))
        except (operations.Unfit, operations.Unfilled) as wrong:
            form.say(wrong)
        else:
            return HttpResponseRedirect(reverse("workspace:ticket", args=[number]))
    context = lists.rail(request, "capture") | _shown(request, form, several)
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "workspace/capture.html", context, status=status)


@require_POST
@workers_only
def own(request: DeskRequest) -> HttpResponseBase:
    """The fields of the desk that fit what stands in the form by now; nothing is saved."""
    form = Capture(request.POST, actor=request.actor)
    return TemplateResponse(
        request, "workspace/fields/_own.html", {"form": form, "action": request.path}
    )


def _shown(request: DeskRequest, form: Capture, several: list[Any]) -> dict[str, Any]:
    lately = [(call, telephony.caller_of(call)) for call in telephony.lately(request)]
    facts = Known(request.POST or None, known={})
    return {"form": form, "several": several, "channels": CHANNELS, "calls": lately, "facts": facts}


def _call_in(request: DeskRequest) -> Any:
    """The call that is being logged, where the telephone system told of it."""
    chosen = whole((request.POST or request.GET).get("call", ""))
    return calls.call_for(request.actor, chosen) if chosen is not None else None


def _log(request: DeskRequest, form: Capture) -> str:
    said, now = form.cleaned_data, timezone.now()
    number = said["part_of"]
    wider = queries.worked_ticket_for(request.actor, number) if number else None
    ticket = log(
        desk=said["desk"],
        requester=_person(request, said),
        subject=said["line"],
        said={name: said[name] for name in ASKED if said[name]},
        custom=form.given(),
        text=said["more"],
        channel=said["channel"],
        is_informal=said["channel"] == "in_passing",
        is_taken=said["take"],
        minutes=said["minutes"],
        callback=form.callback(),
        call=_call_in(request),
        began_at=said["began_at"] if said["channel"] == "phone" else None,
        by=request.actor,
        at=now,
    )
    if wider is not None:
        operations.link(ticket, wider, "part_of", by=request.actor, at=now)
    return str(ticket.number)


def _person(request: DeskRequest, said: dict[str, Any]) -> Any:
    """Whoever was chosen, or whom the words mean; somebody new where nobody is called that."""
    if (chosen := whole(said["person"])) is not None:
        return people.people_for(request.actor).get(pk=chosen)
    return find_or_add(
        said["who"],
        by=request.actor,
        at=timezone.now(),
        a_name_is_enough=True,
        is_new=said["person"] == "new",
    )
