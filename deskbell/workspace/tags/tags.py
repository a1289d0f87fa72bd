"""Tags put in order: called otherwise, merged, and parted again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from deskbell.people import queries as people
from deskbell.tickets import decisions, operations, policies, queries
from deskbell.ui.fragments import go
from deskbell.workspace.actors import DeskRequest, agents_only, workers_only
from deskbell.workspace.tickets import acts, lists


class Name(forms.Form):
    """What a tag is called from now on."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=decisions.LONGEST_TAG,
        widget=forms.TextInput(attrs={"autofocus": True, "dir": "auto"}),
    )


class Into(forms.Form):
    """The tag that stands for both."""

    into: Any = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("It means the same as"), empty_label=None
    )

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = others  # type: ignore[attr-defined]


@require_GET
@agents_only
def index(request: DeskRequest) -> HttpResponseBase:
    """All tags of the reader's desks, and on how many tickets each is."""
    desks = [
        (desk, queries.tags_in_use(desk.pk), policies.may_keep_tags(request.actor, desk.pk))
        for desk in people.desks_for(request.actor)
    ]
    context = lists.rail(request, "tags") | {"desks": desks}
    return TemplateResponse(request, "workspace/tags/index.html", context)


@require_http_methods(["GET", "POST"])
@workers_only
def rename(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Call it otherwise, on all its tickets."""
    tag = _kept_by(request, pk)
    form = Name(request.POST or None, initial={"name": tag.name})
    words = {"title": _("Rename “%s”") % tag, "verb": _("Rename")}

    def renamed() -> str:
        called = operations.rename_tag(
            tag, form.cleaned_data["name"], by=request.actor, at=timezone.now()
        )
        return _("It is called “%s” on all its tickets.") % called

    return _done_or_asked(request, form, "name", renamed, words)


@require_http_methods(["GET", "POST"])
@workers_only
def merge(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Let another tag stand for it as well."""
    tag = _kept_by(request, pk)
    others = queries.tags_for(request.actor).filter(desk=tag.desk_id).exclude(pk=pk)
    form = Into(request.POST or None, others=others.order_by("name"))
    about = _("Its tickets keep it, and are found under the other one. You can part them again.")
    words = {"title": _("Merge “%s”") % tag, "verb": _("Merge"), "about": about}

    def merged() -> str:
        into = form.cleaned_data["into"]
        operations.merge_tags(tag, into=into, by=request.actor, at=timezone.now())
        return _("“%(tag)s” and “%(into)s” are one.") % {"tag": tag, "into": into}

    return _done_or_asked(request, form, "into", merged, words)


@require_POST
@agents_only
def part(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Let it mean something of its own again."""
    tag = _kept_by(request, pk, is_merged=True)
    operations.part_tags(tag, by=request.actor, at=timezone.now())
    messages.info(request, _("“%s” is a tag of its own again.") % tag)
    return go(request, reverse("workspace:tags"))


def _done_or_asked(
    request: DeskRequest, form: Any, field: str, do: Callable[[], str], words: dict[str, Any]
) -> HttpResponse:
    if form.is_valid():
        try:
            messages.info(request, do())
        except operations.Refused as refused:
            form.add_error(field, str(refused.why))
        else:
            return go(request, reverse("workspace:tags"))
    return acts.ask_on_list(request, form, back=reverse("workspace:tags"), **words)


def _kept_by(request: DeskRequest, pk: int, *, is_merged: bool = False) -> Any:
    """A tag that whoever asks may put in order. Raises `Tag.DoesNotExist`, `PermissionDenied`."""
    tag = queries.tag_for(request.actor, pk, is_merged=is_merged)
    if not policies.may_keep_tags(request.actor, tag.desk_id):
        raise PermissionDenied
    return tag
