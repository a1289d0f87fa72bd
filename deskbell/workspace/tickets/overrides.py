"""Setting a priority by hand, for a reason and for a time, and taking that back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.kernel.permission import require
from deskbell.priority.decisions import LEVELS
from deskbell.tickets import operations, policies, queries
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.tickets import acts, regions
from deskbell.workspace.tickets.forms import Moment, Words


class Override(forms.Form):
    """To which level, why and until when."""

    level = forms.TypedChoiceField(
        label=gettext_lazy("Priority"),
        choices=list(LEVELS.items()),
        coerce=int,
        widget=forms.RadioSelect,
    )
    reason = Words(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Whoever asks why it has this priority reads this."),
        max_length=1000,
    )
    until = Moment(
        label=gettext_lazy("Until"),
        required=False,
        max_length=100,
        help_text=gettext_lazy(
            "Like “friday 9” or “in 3 days”. Empty: until somebody withdraws it."
        ),
    )


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    ticket = queries.worked_ticket_for(request.actor, number)
    require(policies.may_override(request.actor, ticket))
    form = Override(request.POST or None, initial={"level": ticket.priority})
    if form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        at = timezone.now()
        try:
            operations.override(ticket, **given, by=request.actor, at=at)
        except operations.Refused as refused:
            form.add_error(None, str(refused.why))
        else:
            told = _("Priority is %s now, by hand.") % LEVELS[given["level"]]
            return regions.changed(request, number, said=told)
    words = {"title": _("Set the priority of #%s by hand") % number, "verb": _("Set it")}
    about = _("A fact that is noted explains itself; this needs a reason, and is reported.")
    return acts.ask(request, ticket, form, about=about, **words)


@require_POST
@workers_only
def withdraw(request: DeskRequest, number: int) -> HttpResponseBase:
    """Let the facts decide again."""
    ticket = queries.worked_ticket_for(request.actor, number)
    try:
        operations.withdraw_override(ticket, by=request.actor, at=timezone.now())
    except operations.Refused as refused:
        return regions.changed(request, number, said=str(refused.why))
    return regions.changed(request, number, said=_("The priority follows from the facts again."))
