"""Forms about desks, teams and roles. They check what is written; operations decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskbell.control.fields import (
    ClassesField,
    PersonField,
    TimeZoneField,
    language_field,
    let_choose,
)
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people

TIERS = [
    (1, _("Tier 1: takes everything first")),
    (2, _("Tier 2: knows one field well")),
    (3, _("Tier 3: makes or maintains the thing itself")),
]
ROLES = [
    ("agent", _("Agent: works on tickets and answers")),
    ("lead", _("Lead: an agent who answers for a team")),
    ("manager", _("Manager: works on tickets and sees how the desk does")),
    ("auditor", _("Auditor: sees everything and changes nothing")),
    ("administrator", _("Administrator: changes these settings, and may work on tickets")),
]


def _usual_zone() -> str:
    """The zone of the first desk: most houses keep one time."""
    return people.desk(first[0]).time_zone if (first := people.every_desk()) else "UTC"


class DeskForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    language = language_field(
        label=_("Language"),
        help_text=_("For mail to people whose own language is not known."),
        initial="en",
    )
    time_zone = TimeZoneField(label=_("Time zone"), initial=_usual_zone)


class DeskSettingsForm(DeskForm):
    signature = forms.CharField(
        label=_("Signature"),
        help_text=_("Stands under every mail of this desk."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        strip=False,
    )


class TeamForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    tier = forms.TypedChoiceField(label=_("Tier"), choices=TIERS, coerce=int, initial=1)
    fallback_owner = PersonField(
        label=_("Fallback owner"),
        help_text=_("Answers for every ticket of the team until somebody takes it."),
    )

    def __init__(self, *args: Any, actor: Actor, desk_id: int, **options: Any) -> None:
        super().__init__(*args, **options)
        let_choose(self, "fallback_owner", actor, people.agents_of(desk_id))


class MemberForm(forms.Form):
    person = PersonField(label=_("Person"), help_text=_("Mail address or full name."))

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        let_choose(self, "person", actor, people.people_listed(actor))


class ClassesForm(forms.Form):
    classes = ClassesField(
        label=_("Cleared for confidential classes"),
        help_text=_("Such as HR, fraud. Whoever is not cleared does not see these tickets at all."),
        required=False,
    )


class RoleForm(ClassesForm, MemberForm):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, widget=forms.RadioSelect)
    team: Any = forms.ModelChoiceField(
        None, label=_("Where"), empty_label=_("At the whole desk"), required=False
    )
    field_order = ["person", "role", "team", "classes"]

    def __init__(self, *args: Any, actor: Actor, desk_id: int, **options: Any) -> None:
        super().__init__(*args, actor=actor, **options)
        self.fields["team"].queryset = people.teams_for(actor, desk_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("team") and given.get("role") in ("administrator", "auditor"):
            self.add_error("team", _("This role is held at the whole desk."))
        return given
