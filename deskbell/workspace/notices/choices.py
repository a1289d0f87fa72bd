"""Of what somebody wants to be told."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from deskbell.notices import operations, queries
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.tickets import lists


class Choices(forms.Form):
    """A box for every kind of notice."""

    wanted = forms.MultipleChoiceField(
        label=gettext_lazy("Tell me of"),
        choices=list(queries.KINDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


@require_http_methods(["GET", "POST"])
@workers_only
def edit(request: DeskRequest) -> HttpResponseBase:
    """Choose. What is switched off is not told from now on."""
    off = queries.switched_off(request.actor)
    wanted = [kind for kind in queries.KINDS if kind not in off]
    # Not `request.POST or None`: no box at all is a choice too.
    sent = request.POST if request.method == "POST" else None
    form = Choices(sent, initial={"wanted": wanted})
    if form.is_valid():
        chosen = set(queries.KINDS) - set(form.cleaned_data["wanted"])
        operations.choose(chosen, by=request.actor, at=timezone.now())
        messages.info(request, _("Chosen."))
        return HttpResponseRedirect(reverse("workspace:notices"))
    context = lists.rail(request, "notices") | {"form": form}
    return TemplateResponse(request, "workspace/notices/choices.html", context)
