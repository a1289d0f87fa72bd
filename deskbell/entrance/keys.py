"""One's own keys: other ones than usual, or none, for everything that has a key."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from deskbell.people import operations
from deskbell.ui import keys

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

TITLES = {key.name: key.title for key in keys.KEYS}


class KeysForm(forms.Form):
    """A field for everything that has a key."""

    uses_single = forms.BooleanField(
        label=gettext_lazy("Use keys without Ctrl, Alt or ⌘"), required=False
    )

    def __init__(self, data: QueryDict | None, *, person: Any) -> None:
        chosen = {name: _shown(key) for name, key in keys.pressed(person.own_keys).items()}
        initial = chosen | {"uses_single": person.uses_single_keys}
        super().__init__(data, initial=initial)
        for key in keys.KEYS:
            field = forms.CharField(label=str(key.title), required=False, max_length=40)
            field.widget.attrs |= {"class": "input", "autocomplete": "off", "autocapitalize": "off"}
            field.widget.attrs |= {"spellcheck": "false", "placeholder": _shown(key.usual)}
            self.fields[key.name] = field

    def places(self) -> list[tuple[Any, list[Any]]]:
        """Where the keys are pressed, and the fields of those pressed there."""
        groups = groupby(keys.KEYS, lambda key: key.place)
        return [(place, [self[key.name] for key in those]) for place, those in groups]

    def clean(self) -> dict[str, Any]:
        chosen = {}
        for key in keys.KEYS:
            try:
                chosen[key.name] = keys.normal(self.cleaned_data.get(key.name, ""))
            except keys.NotAKey:
                self.add_error(key.name, _("This cannot be pressed here, or the browser needs it."))
        for one, other in keys.clashes(chosen):
            said = {"key": _shown(chosen[one]), "what": TITLES[one]}
            self.add_error(other, _("%(key)s is for “%(what)s”. Change one of the two.") % said)
        return self.cleaned_data | chosen

    @property
    def own(self) -> dict[str, str]:
        """What differs from the usual."""
        chosen = {key: self.cleaned_data[key.name] for key in keys.KEYS}
        return {key.name: pressed for key, pressed in chosen.items() if pressed != key.usual}


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """Choose one's keys, or all the usual ones again."""
    form = KeysForm(request.POST or None, person=request.user)
    if "usual" in request.POST:
        return _choose(request, own={}, uses_single=True)
    if form.is_valid():
        return _choose(request, own=form.own, uses_single=form.cleaned_data["uses_single"])
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "entrance/keys.html", {"form": form}, status=status)


@require_POST
def single(request: HttpRequest) -> HttpResponse:
    """Use single keys, or not; the sheet of keys asks for it."""
    wanted = request.POST.get("uses_single") == "on"
    _choose(request, uses_single=wanted, is_told=False)
    return HttpResponse(status=204)


def _choose(request: HttpRequest, *, is_told: bool = True, **chosen: Any) -> HttpResponse:
    person: Any = request.user
    operations.choose_keys(person, **chosen, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    if is_told:
        messages.info(request, _("Your keys are kept."))
    return HttpResponseRedirect(reverse("entrance:keys"))


def _shown(key: str) -> str:
    return key.replace("Mod+", "Ctrl+")
