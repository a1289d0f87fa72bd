"""Lines: a telephone system is let in by a token that is shown once, and out again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.calls import operations, queries
from deskbell.control.actors import ControlRequest, administrators_only
from deskbell.control.pages import page
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people

#: Where a telephone system tells; the workspace has the address.
PLACE = "/hooks/telephony/"


class LineForm(forms.Form):
    """Which telephone system, and where its callers are helped."""

    name = forms.CharField(label=gettext_lazy("Name of the telephone system"), max_length=120)
    desk: Any = forms.ModelChoiceField(queryset=None, label=gettext_lazy("Desk"), empty_label=None)

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data)
        self.fields["desk"].queryset = people.desks_administered(actor)  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@administrators_only
def index(request: ControlRequest) -> HttpResponseBase:
    """The lines there are; a new one shows its token on this answer and never again."""
    form, token = LineForm(request.POST or None, actor=request.actor), ""
    if form.is_valid():
        _line, token = operations.open_line(
            form.cleaned_data["desk"],
            form.cleaned_data["name"],
            by=request.actor,
            at=timezone.now(),
        )
        form = LineForm(actor=request.actor)
    context = {
        "lines": queries.lines_for(request.actor),
        "form": form,
        "token": token,
        "address": f"{settings.DESKBELL_URL}{PLACE}",
    }
    status = 422 if form.errors else 200
    response = page(request, "telephony/index.html", here="telephony", status=status, **context)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@administrators_only
def close(request: ControlRequest, pk: int) -> HttpResponseBase:
    line = queries.lines_for(request.actor).get(pk=pk)
    operations.close_line(line, by=request.actor, at=timezone.now())
    messages.success(request, _("%s may tell of calls no longer.") % line)
    return redirect("control:telephony")
