"""Who contributes to a ticket besides its holder."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.people import queries as people
from deskbell.sharing import operations, queries
from deskbell.tickets import queries as tickets
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, work


class Contributor(forms.Form):
    """Somebody, or a team."""

    person: Any = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Person"), empty_label="–", required=False
    )
    team: Any = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Or a team"), empty_label="–", required=False
    )
    part = forms.CharField(
        label=gettext_lazy("What they contribute"), max_length=200, required=False
    )

    def __init__(self, data: Any = None, *, ticket: Any) -> None:
        super().__init__(data)
        fields: Any = self.fields
        fields["person"].queryset = people.agents_of(ticket.desk_id)
        fields["team"].queryset = people.teams_of_desk(ticket.desk_id)
        fields["part"].widget.attrs["dir"] = "auto"


@require_http_methods(["GET", "POST"])
@workers_only
def create(request: DeskRequest, number: int) -> HttpResponseBase:
    """Ask somebody to contribute. The holder stays the one who answers for it."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    form = Contributor(request.POST or None, ticket=ticket)
    if form.is_valid():
        try:
            operations.add(ticket, **form.cleaned_data, by=request.actor, at=timezone.now())
        except operations.Unfit as unfit:
            form.add_error(None, str(unfit.why))
        else:
            return work.changed(request, ticket, _("Asked to contribute."))
    about = _("%s goes on answering for it.") % ticket.holder
    title = _("Who contributes to #%s") % number
    return acts.ask(request, ticket, form, title=title, verb=_("Ask them"), about=about)


@require_POST
@agents_only
def destroy(request: DeskRequest, number: int, pk: int) -> HttpResponseBase:
    """They contribute no longer."""
    ticket = tickets.worked_ticket_for(request.actor, number)
    contribution = queries.contribution_for(request.actor, ticket, pk)
    operations.leave(contribution, by=request.actor, at=timezone.now())
    return work.changed(request, ticket, _("%s contributes no longer.") % contribution)
