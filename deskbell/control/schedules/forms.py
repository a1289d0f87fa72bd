"""The form of a plan: when it comes, and which ticket it is then."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deskbell.control.fields import PersonField, TimeZoneField, let_choose
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.priority import decisions as priority
from deskbell.schedules import queries
from deskbell.schedules.decisions import KINDS, WEEKDAYS, Rhythm
from deskbell.tickets import queries as tickets

TEMPLATE = ("name", "team", "requester", "kind", "subject", "text", "missed")
FACTS, SAID = ("impact", "spread", "urgency"), ("device", "location")


class TeamChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, team: Any) -> str:
        return f"{team.desk.name}: {team.name}"


def _known(label: Any, words: dict[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[("", _("Not known")), *words.items()], required=False
    )


class RhythmForm(forms.Form):
    """When it comes."""

    rhythm = forms.ChoiceField(label=_("When"), choices=list(KINDS.items()), initial="weekly")
    every = forms.IntegerField(
        label=_("Every"),
        help_text=_("2: every other day, week, month or year."),
        min_value=1,
        max_value=99,
        initial=1,
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On these days"),
        help_text=_("For every week; otherwise it does not matter."),
        choices=list(enumerate(WEEKDAYS)),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    day = forms.IntegerField(
        label=_("Day of the month"),
        help_text=_("For every month. A month that is shorter has it on its last day."),
        min_value=1,
        max_value=31,
        initial=1,
    )
    clock = forms.TimeField(
        label=_("At"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"), initial="08:00"
    )
    zone = TimeZoneField(label=_("Time zone"))
    begins_on = forms.DateField(
        label=_("From"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )

    def as_rhythm(self) -> Rhythm:
        """What the valid form says."""
        said = self.cleaned_data
        return Rhythm(
            kind=said["rhythm"],
            at=said["clock"].strftime("%H:%M"),
            begins_on=said["begins_on"].isoformat(),
            every=said["every"],
            weekdays=tuple(sorted(said["weekdays"])),
            day=said["day"],
            ends_on=said["ends_on"].isoformat() if said["ends_on"] else "",
        )


class PlanForm(RhythmForm):
    """The same, and the ticket."""

    name = forms.CharField(label=_("Name of the plan"), max_length=120)
    missed = forms.ChoiceField(
        label=_("What was missed, since nothing ran"), choices=list(queries.MISSED.items())
    )
    team = TeamChoice(None, label=_("Team"), empty_label=None)
    requester = PersonField(label=_("Who asks for it"))
    kind = forms.ChoiceField(label=_("Kind"), choices=list(tickets.KINDS.items()), initial="task")
    subject = forms.CharField(label=_("Subject"), max_length=240)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea({"rows": 4}), required=False)
    impact = _known(_("Impact"), priority.IMPACT)
    spread = _known(_("Spread"), priority.SPREAD)
    urgency = _known(_("Urgency"), priority.URGENCY)
    device = forms.CharField(label=_("Device or system"), max_length=200, required=False)
    location = forms.CharField(label=_("Location"), max_length=200, required=False)
    tasks = forms.CharField(
        label=_("Tasks"),
        help_text=_("One in each line; each waits for the one before."),
        widget=forms.Textarea({"rows": 3}),
        required=False,
    )

    field_order = ("name", *RhythmForm.base_fields, "missed")

    def __init__(self, data: Any = None, *, actor: Actor, plan: Any = None) -> None:
        super().__init__(data, initial=_initial_of(plan))
        self.fields["team"].queryset = people.teams_to_set_up(actor)  # type: ignore[attr-defined]
        let_choose(self, "requester", actor, people.agents())

    def template(self) -> dict[str, Any]:
        """The fields of the plan, as `schedules.save_plan` takes them."""
        said = self.cleaned_data
        lines = (line.strip() for line in said["tasks"].splitlines())
        return {
            **{name: said[name] for name in TEMPLATE},
            "facts": {name: said[name] for name in FACTS if said[name]},
            "said": {name: said[name] for name in SAID if said[name]},
            "tasks": [line[:240] for line in lines if line],
        }


def _initial_of(plan: Any) -> dict[str, Any]:
    if plan is None:
        zone = timezone.get_current_timezone_name()
        return {"zone": zone, "begins_on": timezone.localdate(), "weekdays": [0]}
    rhythm = Rhythm.of(plan.rhythm)
    return {
        **{name: getattr(plan, name) for name in (*TEMPLATE, "zone")},
        **plan.facts,
        **plan.said,
        "tasks": "\n".join(plan.tasks),
        "rhythm": rhythm.kind,
        "clock": rhythm.at,
        "begins_on": rhythm.begins_on,
        "ends_on": rhythm.ends_on or None,
        "every": rhythm.every,
        "weekdays": list(rhythm.weekdays),
        "day": rhythm.day,
    }
