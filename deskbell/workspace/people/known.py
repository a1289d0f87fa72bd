"""What is known of somebody already, while a request of theirs is logged."""

from __future__ import annotations

from django import forms
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from deskbell.tickets import queries
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest, workers_only

ASKED = ("device", "location", "department")


class Known(forms.Form):
    """Facts that stay the same from one request to the next."""

    device = forms.CharField(label=_("Device or system"), max_length=200, required=False)
    location = forms.CharField(label=_("Location"), max_length=200, required=False)
    department = forms.CharField(label=_("Department"), max_length=120, required=False)

    template_name = "workspace/people/_known_fields.html"

    def __init__(self, data: object = None, *, known: dict[str, queries.Known]) -> None:
        initial = {name: known[name].value for name in ASKED if name in known}
        super().__init__(data, initial=initial)  # type: ignore[arg-type]
        for name in set(known) & set(ASKED):
            self.fields[name].help_text = source_of(known[name])


def source_of(fact: queries.Known) -> str:
    """Where it comes from, said beside the field that it fills in."""
    return str(_("From #%s. Correct it if it is another now.") % fact.number)


@require_GET
@workers_only
def show(request: DeskRequest) -> HttpResponseBase:
    """The fields, filled in from earlier tickets of whoever is chosen."""
    chosen = whole(request.GET.get("person", ""))
    known = queries.known_of(request.actor, chosen) if chosen is not None else {}
    context = {"form": Known(known=known), "known": known}
    return TemplateResponse(request, "workspace/people/_known.html", context)
