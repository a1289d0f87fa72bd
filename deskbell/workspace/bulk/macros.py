"""A macro on many tickets: which one, what it would do to how many of them, and then it runs."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from deskbell.kernel.actors import Actor
from deskbell.macros import queries
from deskbell.ui.fragments import fragment
from deskbell.ui.numbers import whole
from deskbell.workspace.actors import DeskRequest
from deskbell.workspace.bulk.selection import Selection
from deskbell.workspace.tickets import acts

Begin = Callable[[DeskRequest, str, Selection, dict[str, Any]], HttpResponse]


class Choice(forms.Form):
    """Which macro."""

    macro = forms.ChoiceField(label=gettext_lazy("Macro"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shelves = queries.shelf_of(queries.macros_for(actor).filter(name="", is_active=True))
        self.fields["macro"].choices = [  # type: ignore[attr-defined]
            (shelf.name, [(str(one.pk), one.title) for one in shelf.macros]) for shelf in shelves
        ]


def ask(request: DeskRequest, selection: Selection, *, begin: Begin) -> HttpResponse:
    """The macro is chosen, then told what it would do; `begin` is called once that was read."""
    pk = whole(request.POST.get("macro", ""))
    if pk is None:
        return _choose(request, selection)
    macro = queries.macros_for(request.actor).filter(pk=pk, name="", is_active=True).first()
    if macro is None:
        raise Http404
    if request.POST.get("told"):
        return begin(request, "macro", selection, {"macro": macro.pk})
    return _tell(request, selection, macro)


def _choose(request: DeskRequest, selection: Selection) -> HttpResponse:
    form = Choice(actor=request.actor)
    about = "" if form.fields["macro"].choices else _("There is no macro yet.")  # type: ignore[attr-defined]
    return acts.ask_on_list(
        request,
        form,
        title=_title(_("Run a macro"), selection.count(request.actor)),
        verb=_("Preview"),
        about=about,
        back=selection.page,
        kept=[("verb", "macro"), *selection.up_to_now(request.actor).fields],
    )


def _tell(request: DeskRequest, selection: Selection, macro: Any) -> HttpResponse:
    now, content = timezone.now(), queries.content_of(macro)
    total = selection.count(request.actor)
    meant = selection.tickets(request.actor).with_faces().select_related("facts")  # type: ignore[attr-defined]
    told = queries.prospect_of(
        request.actor, macro, meant.order_by("pk")[: queries.LOOKED_AT], total=total, at=now
    )
    shown = told.example and queries.preview_of(request.actor, content, told.example, at=now)
    return fragment(
        request,
        "workspace/bulk/_prospect.html",
        title=_title(macro.title, total),
        macro=macro,
        content=content,
        told=told,
        preview=shown,
        back=selection.page,
        kept=[
            *(("verb", "macro"), ("macro", str(macro.pk)), ("told", "yes")),
            *(("token", uuid.uuid4().hex), *selection.fields),
        ],
    )


def _title(verb: str, count: int) -> str:
    words = ngettext("%(verb)s: %(n)s ticket", "%(verb)s: %(n)s tickets", count)
    return words % {"verb": verb, "n": count}
