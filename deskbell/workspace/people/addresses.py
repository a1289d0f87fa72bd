"""Further addresses of a requester, added where one is missing."""

from __future__ import annotations

from django import forms
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from deskbell.people import operations
from deskbell.tickets import queries
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.people.finding import read, unfit
from deskbell.workspace.tickets import acts, regions
from deskbell.workspace.tickets.drafts import Draft


class Address(forms.Form):
    """A mail address or a number, in whatever way it is written."""

    value = forms.CharField(label=gettext_lazy("Mail address or number"), max_length=320)

    def clean(self) -> None:
        typed = read(self.cleaned_data.get("value", ""))
        if "value" in self.cleaned_data and not (typed.mail or typed.phone):
            self.add_error("value", _("That is neither a mail address nor a number."))
        elif why := unfit(typed):
            self.add_error("value", str(why))


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Let the requester of a ticket be reached by one more address."""
    ticket = queries.worked_ticket_for(request.actor, number)
    form = Address(request.POST or None)
    if form.is_valid():
        typed = read(form.cleaned_data["value"])
        kind, value = ("mail", typed.mail) if typed.mail else ("phone", typed.phone)
        now = timezone.now()
        try:
            operations.add_address(ticket.requester, kind, value, by=request.actor, at=now)
        except operations.AddressTaken:
            form.add_error("value", _("This reaches somebody else already."))
        else:
            return regions.changed(request, number, said=_("Added."), fresh=Draft())
    title = _("Another address of %s") % ticket.requester
    return acts.ask(request, ticket, form, title=title, verb=_("Add"))
