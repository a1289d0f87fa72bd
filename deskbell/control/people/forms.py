"""Forms about people. They check what is written; operations decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskbell.control.fields import (
    LANGUAGES,
    PersonField,
    TimeZoneField,
    let_choose,
)
from deskbell.kernel.actors import Actor
from deskbell.people import operations as people
from deskbell.people import queries
from deskbell.ui.suggesting import Suggesting

KINDS = [("mail", _("Mail")), ("phone", _("Phone")), ("handle", _("Name on a chat"))]


class DetailsForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=160)
    title = forms.CharField(label=_("What they do"), max_length=120, required=False)
    organisation = forms.CharField(
        label=_("Organisation"),
        help_text=_("A name that is not known yet is added."),
        max_length=160,
        required=False,
        widget=Suggesting,
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("That of the desk")), *LANGUAGES], required=False
    )
    time_zone = TimeZoneField(label=_("Time zone"), required=False)
    speaks_for_organisation = forms.BooleanField(
        label=_("May read all tickets of their organisation"), required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        names = queries.organisations().values_list("name", flat=True)
        self.fields["organisation"].widget.suggestions = [(name, "") for name in names[:300]]

    def details(self, by: Actor) -> dict[str, Any]:
        """What the operations take: the organisation itself, added if it is new."""
        given = dict(self.cleaned_data)
        name = given["organisation"]
        given["organisation"] = people.add_organisation(name, by=by) if name else None
        return given


class NewPersonForm(DetailsForm):
    mail = forms.EmailField(
        label=_("Mail address"),
        help_text=_("Known by it when they write, and signs in with it."),
        required=False,
    )
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    field_order = ["name", "mail", "phone", "title", "organisation"]


class AddressForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    value = forms.CharField(label=_("Address or number"), max_length=320)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == "mail" and "value" in given:
            try:
                forms.EmailField().clean(given["value"])
            except forms.ValidationError as wrong:
                self.add_error("value", wrong)
        return given


class OtherForm(forms.Form):
    other = PersonField(
        label=_("Also known as"),
        help_text=_("Mail address or full name of the other record."),
    )

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        let_choose(self, "other", actor, queries.people_listed(actor))
