"""Merging tickets: first one sees what would come of it; and how they come apart again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.tickets import operations, queries
from deskbell.ui.fragments import tell, wants_fragment
from deskbell.ui.lists import listed
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, regions
from deskbell.workspace.tickets.relation_forms import Merging

#: More at once are more likely a mistake; each is looked at before it goes.
MOST = 20


@dataclass(frozen=True)
class Going:
    """A ticket that goes on in another one, and how much goes with it."""

    ticket: Any
    messages: int
    notes: int


@dataclass(frozen=True)
class Preview:
    """What would come of a merge."""

    stays: Any
    going: list[Going]

    @property
    def others(self) -> str:
        """Those who asked for a ticket that goes, but not for the one that stays; by name."""
        names = {
            one.ticket.requester.name
            for one in self.going
            if one.ticket.requester_id != self.stays.requester_id
        }
        return listed(sorted(names)) if names else ""


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest) -> HttpResponseBase:
    """Merge the tickets whose numbers are given: shown first, and done when it was seen."""
    return ask(request, [number for one in _given(request) if (number := whole(one)) is not None])


def ask(request: DeskRequest, numbers: Sequence[int], *, is_begun: bool = True) -> HttpResponse:
    """The question, or its answer; with `is_begun=False` whatever was posted is not the answer."""
    tickets = [queries.worked_ticket_for(request.actor, one) for one in sorted(set(numbers))[:MOST]]
    if not tickets:
        raise ObjectDoesNotExist
    asked = request.POST if request.method == "POST" and is_begun else None
    named = {"into": request.GET["into"]} if "into" in request.GET else {}
    form = Merging(asked, tickets=tickets, initial=named)
    if (into := _staying(request, form)) is not None:
        going = [one for one in tickets if one.pk != into.pk]
        was_seen = form.is_valid() and form.cleaned_data["seen"] == str(into.number)
        if was_seen and (merged := _merged(request, form, into, going)) is not None:
            return merged
        if not was_seen:
            form = Merging(tickets=tickets, initial={"into": into.number})
        form.preview = _preview(into, going)
    return acts.ask_on_list(
        request,
        form,
        title=_("Merge tickets") if len(tickets) > 1 else _("Merge #%s") % tickets[0].number,
        verb=_("Merge") if form.preview else _("Look at it first"),
        back=regions.page_of(tickets[0]),
        action=f"{reverse('workspace:merging')}?{_query(tickets)}",
    )


@require_POST
@agents_only
def undo(request: DeskRequest) -> HttpResponseBase:
    """Take tickets out of the ones they were merged into."""
    numbers = [number for one in _given(request) if (number := whole(one)) is not None][:MOST]
    tickets = [queries.worked_ticket_for(request.actor, one) for one in numbers]
    if not tickets:
        raise ObjectDoesNotExist
    try:
        operations.unmerge_all(tickets, by=request.actor, at=timezone.now())
    except operations.Refused as refused:
        return regions.refused(request, numbers[0], refused.why)
    said = _("By itself again: %s.") % listed(f"#{one}" for one in numbers)
    shown = whole(request.GET.get("on", "")) or numbers[0]
    return regions.changed(request, shown, said=said)


def _given(request: DeskRequest) -> list[str]:
    return request.GET.getlist("number") or request.POST.getlist("number")


def _query(tickets: Sequence[Any]) -> str:
    return urlencode([("number", one.number) for one in tickets])


def _staying(request: DeskRequest, form: Merging) -> Any:
    """The ticket that stays, once it is said; with what is wrong about it as an error."""
    number = form.cleaned_data.get("into") if form.is_valid() else _first_choice(form)
    if number is None:
        return None
    try:
        into = queries.worked_ticket_for(request.actor, number)
    except ObjectDoesNotExist:
        why = _("There is no such ticket that you work on.")
    else:
        if [into.pk] != [one.pk for one in form.tickets]:
            return into
        why = _("A ticket cannot be merged into itself.")
    if form.is_bound:
        form.add_error("into", why)
    return None


def _first_choice(form: Merging) -> int | None:
    """What is chosen before anybody has: the oldest of several, or what the link named."""
    if form.is_bound:
        return None
    initial = form.initial.get("into") or form.fields["into"].initial
    return whole(str(initial or ""))


def _preview(into: Any, going: Sequence[Any]) -> Preview:
    return Preview(into, [Going(one, *queries.amount_on(one)) for one in going])


def _merged(
    request: DeskRequest, form: Merging, into: Any, going: Sequence[Any]
) -> HttpResponse | None:
    """Done, and the way back; None where it was refused, which the form says then."""
    chosen = {name: form.cleaned_data[name] for name in ("join", "tell")}
    try:
        operations.merge_all(going, into=into, by=request.actor, at=timezone.now(), **chosen)
    except operations.Refused as refused:
        form.add_error(None, str(refused.why))
        return None
    said = _("Merged into #%s.") % into.number
    back = f"{reverse('workspace:unmerging')}?{_query(going)}"
    if wants_fragment(request) and len(form.tickets) > 1:
        return tell(HttpResponse(), said, undo=back)
    return regions.changed(request, form.tickets[0].number, said=said, undo=back)
