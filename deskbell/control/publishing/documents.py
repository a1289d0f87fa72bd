"""One kind of configuration as pages: how it reads, how it is filled in, what it would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise

from deskbell.kernel.actors import Actor
from deskbell.kernel.models import Version
from deskbell.kernel.presets import Presets
from deskbell.kernel.publishing import Held, Publishing
from deskbell.people import queries as people
from deskbell.ui.numbers import whole


class ContentForm(forms.Form):
    """A form that is filled with a content and gives one back."""

    def __init__(self, *args: Any, content: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.held = content

    def content(self) -> Any:
        """What was filled in, as a version holds it."""
        raise NotImplementedError


class Document:
    """What the pages of a kind need to know. Addresses and fragments are named after `place`:
    `control/<place>/_words.html`, `_form.html` and `_effect.html`.
    """

    place: ClassVar[str]
    publishing: ClassVar[Publishing]
    form: ClassVar[type[ContentForm]]
    title: ClassVar[Promise]
    lead: ClassVar[Promise]
    draft_title: ClassVar[Promise]
    draft_lead: ClassVar[Promise]
    #: What is said where nothing was published, and where a desk has nothing of its own.
    built_in: ClassVar[Promise]
    for_all: ClassVar[Promise]
    #: What a draft can begin with besides what holds.
    presets: ClassVar[Presets] = {}
    #: A fragment above what holds, reading `standing`.
    standing_fragment: ClassVar[str] = ""

    @property
    def words_fragment(self) -> str:
        return f"control/{self.place}/_words.html"

    @property
    def form_fragment(self) -> str:
        return f"control/{self.place}/_form.html"

    @property
    def effect_fragment(self) -> str:
        return f"control/{self.place}/_effect.html"

    def words(self, content: Any) -> Any:
        """The content as `_words.html` reads it."""
        return content

    def differences(self, before: Any, after: Any) -> list[str]:
        """Every point in which `after` says something else, as a sentence."""
        raise NotImplementedError

    def effect(self, draft: Version, held: Held, *, by: Actor, at: datetime) -> dict[str, Any]:
        """What `_effect.html` reads: what publishing the draft would change."""
        return {}

    def standing(self, desks: Iterable[Any], *, at: datetime) -> Any:
        """What `standing_fragment` reads: how those desks fare under what holds."""

    def scope_from(self, given: Mapping[str, Any]) -> str:
        """Which scope a form means: the desk's, or everywhere."""
        return people.scope_of_desk(whole(given.get("desk", "")))

    def home(self, scope: str) -> str:
        """The page that shows what holds there."""
        desk_id = people.desk_of_scope(scope)
        return reverse(f"control:{self.place}") + (f"?desk={desk_id}" if desk_id else "")

    def may_change(self, actor: Actor, scope: str) -> bool:
        return self.publishing.may(actor, scope)

    def version_for(self, actor: Actor, pk: int) -> Version:
        """A version that holds for a desk the actor looks after, or everywhere.

        Raises `ObjectDoesNotExist`.
        """
        found = self.publishing.published.version(pk)
        if not self.may_look_at(actor, found.scope):
            raise ObjectDoesNotExist
        return found

    def may_look_at(self, actor: Actor, scope: str) -> bool:
        desk_id = people.desk_of_scope(scope)
        return desk_id is None or people.desks_looked_after(actor).filter(pk=desk_id).exists()

    def urls(self) -> list[URLPattern]:
        """The addresses every kind has."""
        from deskbell.control.publishing import drafts, versions

        place, it = self.place, {"document": self}
        return [
            path("drafts/", drafts.create, it, name=f"{place}-drafts"),
            path("drafts/<int:pk>/", drafts.edit, it, name=f"{place}-draft"),
            path("drafts/<int:pk>/publication/", drafts.publish, it, name=f"{place}-publication"),
            path("drafts/<int:pk>/removal/", drafts.destroy, it, name=f"{place}-removal"),
            path("versions/<int:pk>/", versions.show, it, name=f"{place}-version"),
            path("versions/<int:pk>/return/", versions.restore, it, name=f"{place}-return"),
        ]
