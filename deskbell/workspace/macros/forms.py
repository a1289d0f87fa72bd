"""The forms with which macros and snippets are made, changed and shared.

What is asked about acts follows from `macros.decisions.ACTS`: what is new there is asked here.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.conditions.decisions import Unreadable, as_json, read, typed, untyped
from deskbell.kernel.actors import Actor
from deskbell.macros import queries
from deskbell.macros.decisions import ACTS, Content, Owner, Speaks
from deskbell.tickets.queries import FIELDS, Register
from deskbell.workspace.macros.fields import MAKERS
from deskbell.workspace.tickets.filters import LONGEST
from deskbell.workspace.tickets.forms import Words


def owner_field(actor: Actor) -> forms.ChoiceField:
    """Whose it is, of those for whom `actor` may keep macros."""
    owners = queries.owners_for(actor)
    words = {"person": _("Only you"), "team": _("Team: %s"), "desk": _("Everybody at %s")}
    choices = [
        (owner.ref, words[owner.kind] % record if "%" in words[owner.kind] else words[owner.kind])
        for owner, record in owners
    ]
    return forms.ChoiceField(
        label=_("Who has it"),
        choices=choices,
        help_text=_("Everybody runs it under their own rights."),
    )


def owner_of(ref: str) -> Owner:
    kind, _colon, pk = ref.partition(":")
    return Owner(kind, int(pk))


class Sharing(forms.Form):
    """Whose it is from now on."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = owner_field(actor)


class Keeping(forms.Form):
    """What a macro or snippet says and does. `owner` is asked where it is new."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=80)

    def __init__(
        self, *args: Any, actor: Actor, is_snippet: bool, is_new: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._names = Register(actor)
        self.is_snippet = is_snippet
        self.fields["title"].widget.attrs |= {"dir": "auto"}
        if is_snippet:
            self.fields["name"] = _name()
        if is_new:
            self.fields["owner"] = owner_field(actor)
        for code, language in settings.LANGUAGES:
            self.fields[f"text_{code}"] = Words(
                label=_in_itself(code, language),
                required=False,
                strip=False,
                rows=5,
                max_length=20_000,
            )
        if not is_snippet:
            self._ask_about_acts(actor)
        self.fields["condition"] = _condition()
        self.fields["reason"] = forms.CharField(
            label=_("Why it changes"),
            help_text=_("Needed where everybody at a desk has it. Its history says this."),
            max_length=400,
            required=False,
        )

    def _ask_about_acts(self, actor: Actor) -> None:
        self.fields["speaks"] = forms.ChoiceField(
            label=_("To whom"),
            choices=[(Speaks.REPLY, _("The requester")), (Speaks.NOTE, _("Agents, as a note"))],
            widget=forms.RadioSelect,
            initial=Speaks.REPLY,
        )
        self.fields["is_sent_at_once"] = forms.BooleanField(
            label=_("Send it at once, without the composer"), required=False
        )
        for act in ACTS:
            for param in act.params:
                self.fields[f"{act.key}_{param.name}"] = MAKERS[param.kind](param, actor)

    def clean(self) -> dict[str, Any]:
        """With the line as the condition it means."""
        given: dict[str, Any] = super().clean() or {}
        line = given.get("condition", "")
        given["condition"] = None
        if line.strip():
            try:
                given["condition"] = as_json(typed(line, FIELDS, self._names), FIELDS)
            except Unreadable as wrong:
                self.add_error("condition", str(wrong))
        return given

    @property
    def content(self) -> Content:
        """What was filled in, as far as it is clean."""
        given = self.cleaned_data
        texts = {code: given.get(f"text_{code}", "").strip() for code, _name in settings.LANGUAGES}
        return Content(
            title=given.get("title", ""),
            texts={code: text for code, text in texts.items() if text},
            acts=_acts_in(given),
            speaks=Speaks(given.get("speaks") or Speaks.REPLY),
            is_sent_at_once=bool(given.get("is_sent_at_once")),
            condition=given.get("condition"),
            name=given.get("name", ""),
        )

    @property
    def texts(self) -> list[Any]:
        return [self[f"text_{code}"] for code, _name in settings.LANGUAGES]

    @property
    def acts(self) -> list[tuple[Any, list[Any]]]:
        """Each act with its fields."""
        if self.is_snippet:
            return []
        return [(act, [self[f"{act.key}_{one.name}"] for one in act.params]) for act in ACTS]


def as_it_is(content: Content, actor: Actor) -> dict[str, Any]:
    """What a form shows of a macro that is there already."""
    shown: dict[str, Any] = {
        "title": content.title,
        "name": content.name,
        "speaks": content.speaks,
        "is_sent_at_once": content.is_sent_at_once,
        **{f"text_{language}": text for language, text in content.texts.items()},
    }
    for key, given in content.acts.items():
        shown |= {f"{key}_{name}": value for name, value in given.items()}
    if content.condition:
        try:
            shown["condition"] = untyped(read(content.condition, FIELDS), FIELDS, Register(actor))
        except Unreadable:
            shown["condition"] = ""
    return shown


def _acts_in(given: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The acts of which something was filled in."""
    found: dict[str, dict[str, Any]] = {}
    for act in ACTS:
        said = {one.name: given.get(f"{act.key}_{one.name}") for one in act.params}
        said = {name: value for name, value in said.items() if value}
        if said:
            found[act.key] = said
    return found


def _in_itself(code: str, language: str) -> str:
    """The name of a language, which is a word of that language."""
    return format_html('<span lang="{}" dir="auto">{}</span>', code, language)


def _name() -> forms.CharField:
    field = forms.CharField(
        label=_("Short name"),
        help_text=_("Typed behind :: where you write, as ::thanks"),
        max_length=40,
    )
    field.widget.attrs |= {"autocapitalize": "off", "spellcheck": "false"}
    return field


def _condition() -> forms.CharField:
    field = forms.CharField(
        label=_("Only on tickets"),
        help_text=_("As in the line above a list: kind:request team:hardware. Empty: on all."),
        max_length=LONGEST,
        required=False,
    )
    field.widget.attrs |= {"dir": "auto", "spellcheck": "false"}
    return field
