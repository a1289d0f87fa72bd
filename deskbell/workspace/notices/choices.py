"""Of what somebody wants to be told, in which ways, and when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from deskbell.notices import decisions, operations, queries
from deskbell.workspace.actors import DeskRequest, workers_only
from deskbell.workspace.tickets import lists


def _ways() -> dict[str, Any]:
    """Those there are to choose from: no push where the desk pushes nothing."""
    ways = decisions.WAYS.items()
    return {way: name for way, name in ways if way != decisions.PUSH or settings.PUSH}


class Choices(forms.Form):
    """A box for every kind and way, and when the digest comes."""

    digest = forms.ChoiceField(
        label=gettext_lazy("The digest comes"), choices=list(decisions.EVERY.items())
    )
    digest_hour = forms.TypedChoiceField(
        label=gettext_lazy("Once a day at"),
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
        coerce=int,
    )

    def __init__(self, data: Any = None, *, bell: Any) -> None:
        initial = {"digest": bell.digest, "digest_hour": bell.digest_hour}
        initial |= {kind: decisions.ways_of(kind, bell.ways) for kind in decisions.KINDS}
        super().__init__(data, initial=initial)
        for kind, about in decisions.KINDS.items():
            self.fields[kind] = forms.MultipleChoiceField(
                label=str(about.title), choices=list(_ways().items()), required=False
            )

    @property
    def rows(self) -> list[tuple[str, Any, list[tuple[str, Any, bool]]]]:
        """Each kind with its title, and each way with its name and whether it is wanted."""
        ways = _ways().items()
        return [
            (kind, about.title, [(way, name, self._wants(kind, way)) for way, name in ways])
            for kind, about in decisions.KINDS.items()
        ]

    @property
    def chosen(self) -> dict[str, set[str]]:
        """By kind, the ways that are wanted; of those that were not offered, what there was."""
        unseen = decisions.WAYS.keys() - _ways().keys()
        return {
            kind: set(self.cleaned_data[kind]) | (set(self.initial[kind]) & unseen)
            for kind in decisions.KINDS
        }

    def _wants(self, kind: str, way: str) -> bool:
        return way in (self[kind].value() or ())


@require_http_methods(["GET", "POST"])
@workers_only
def edit(request: DeskRequest) -> HttpResponseBase:
    """Choose. What is switched off is not told from now on."""
    # Not `request.POST or None`: no box at all is a choice too.
    sent = request.POST if request.method == "POST" else None
    form = Choices(sent, bell=queries.bell_of(request.actor))
    if form.is_valid():
        when = {name: form.cleaned_data[name] for name in ("digest", "digest_hour")}
        operations.choose(form.chosen, **when, by=request.actor, at=timezone.now())
        messages.info(request, _("Chosen."))
        return HttpResponseRedirect(reverse("workspace:notices"))
    context = lists.rail(request, "notices") | {"form": form, "ways": list(_ways().values())}
    return TemplateResponse(request, "workspace/notices/choices.html", context)
