"""The form for the facts of a ticket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from deskbell.fields import decisions as fields
from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.priority import decisions as priority
from deskbell.priority.queries import matrix_in_force
from deskbell.tickets import queries
from deskbell.tickets.decisions import FIELD
from deskbell.workspace.fields.asking import AskingForm
from deskbell.workspace.fields.inputs import sent_in
from deskbell.workspace.people.known import source_of
from deskbell.workspace.tickets.forms import Words

FACTS = (
    *("impact", "spread", "urgency", "workaround"),
    *("others_affected", "severity", "planning", "moments", "occurred_at"),
)
SAID = (
    *("workaround_words", "basis"),
    *("device", "impact_words", "location", "department", "product_model", "licence"),
    "account_number",
)


def _or_unknown(words: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [("", _("Not known")), *words.items()]


def _short(label: Any, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200, **kwargs)


class FactsForm(AskingForm):
    """What is known about a request; empty means not known."""

    impact = forms.ChoiceField(
        label=_("Impact"), choices=_or_unknown(priority.IMPACT), required=False
    )
    spread = forms.ChoiceField(
        label=_("Spread"), choices=_or_unknown(priority.SPREAD), required=False
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=_or_unknown(priority.URGENCY), required=False
    )
    workaround = forms.ChoiceField(
        label=_("Workaround"), choices=_or_unknown(priority.WORKAROUND), required=False
    )
    workaround_words = _short(_("What the workaround is"), help_text=_("Or why it failed."))
    severity = forms.ChoiceField(
        label=_("Severity"), required=False, help_text=_("Counts for incidents.")
    )
    planning = forms.ChoiceField(label=_("Planning"), required=False)
    moments = forms.MultipleChoiceField(
        label=_("Role and moment"), required=False, widget=forms.CheckboxSelectMultiple
    )
    basis = _short(_("On what that is based"))
    others_affected = forms.IntegerField(
        label=_("Others affected"), min_value=0, max_value=1_000_000, required=False
    )
    occurred_at = forms.DateTimeField(
        label=_("Since when"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    device = _short(_("Device or system"))
    impact_words = Words(label=_("What it keeps from being done"), required=False, max_length=2000)
    affected = _short(_("Affected person"), help_text=_("Where that is not the requester."))
    location = _short(_("Location"))
    department = _short(_("Department"))
    product_model = _short(_("Product model"))
    licence = _short(_("Licence agreement"))
    account_number = _short(_("Account number"))
    subject = forms.CharField(label=_("Subject"), max_length=240)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(queries.KINDS.items()))
    confidential_class = forms.ChoiceField(label=_("Confidential"), required=False)
    is_informal = forms.BooleanField(label=_("Caught in passing"), required=False)

    template_name = "workspace/tickets/_facts_form.html"

    def __init__(
        self, data: Any = None, *, ticket: Any, actor: Actor, seen: Mapping[str, Any]
    ) -> None:
        known = queries.values_of(ticket, ticket.facts) | dict(seen)
        known["affected"] = _name_of(known["affected_id"])
        known["occurred_at"] = _moment(known["occurred_at"])
        told = queries.known_of(actor, ticket.requester_id, besides=ticket.pk)
        before = {name: fact.value for name, fact in told.items() if not known[name]}
        super().__init__(data, initial=known | before)
        for name in before:
            self.fields[name].help_text = source_of(told[name])
        self._before = before.keys()
        matrix = matrix_in_force(at=timezone.now(), desk_id=ticket.desk_id).content
        self.levels = [(self[name], _examples(matrix, name)) for name in FACTS[:3]]
        self.tried = (self["workaround"], _examples(matrix, "workaround"))
        self.labels = [
            (self[scheme], self._offer_labels(matrix, scheme)) for scheme in priority.SCHEMES
        ]
        self._offer_moments(matrix)
        self.has_more = any(known[name] for name in ("severity", "planning", "moments"))
        self.has_place = bool(before.keys() - {"device"})
        self.fields["impact"].widget.attrs["autofocus"] = True
        self._ask_own(ticket, dict(seen))
        cleared = sorted(_cleared_by(actor, ticket.desk_id) | {ticket.confidential_class} - {""})
        if not cleared:
            del self.fields["confidential_class"]
            return
        choices = [("", _("No")), *((name, name) for name in cleared)]
        self.fields["confidential_class"].choices = choices  # type: ignore[attr-defined]

    def _ask_own(self, ticket: Any, seen: Mapping[str, Any]) -> None:
        """Ask for the fields of its desk that fit what stands in the form by now."""
        definitions = queries.definitions_for(ticket, at=timezone.now())
        kept = {key: seen.get(f"{FIELD}{key}", ticket.custom.get(key)) for key in definitions}
        kept = {key: value for key, value in kept.items() if value is not None}
        ground = queries.ground_of(ticket, ticket.facts, kept)
        if self.is_bound:
            said = {name: self.data.get(name, "") for name in ("kind", *FACTS[:3])}
            sent = sent_in(self.data, definitions, kept)
            informal = "is_informal" in self.data
            ground = replace(ground, **said, informal=informal, custom=sent)
        shown = fields.to_be_shown(definitions, ground, at=timezone.now())
        self.ask([one for one in shown if not one.is_retired], kept)
        self.own_url = reverse("workspace:ticket-own-facts", args=[ticket.number])
        self.turns = any(one.condition or one.kinds for one in definitions.values())

    def _offer_labels(self, matrix: dict[str, Any], scheme: str) -> list[tuple[Any, Any]]:
        """Offer the labels of a scheme; returns (label, example) for those that have one."""
        words = {one["key"]: priority.named(one, priority.LABELS) for one in matrix.get(scheme, ())}
        if kept := self.initial[scheme]:
            words.setdefault(kept, kept)
        self.fields[scheme].choices = [("", _("None")), *words.items()]  # type: ignore[attr-defined]
        examples = priority.examples_of_labels(matrix, scheme)
        return [(words[key], example) for key, example in examples.items()]

    def _offer_moments(self, matrix: dict[str, Any]) -> None:
        """Those that an agent states; the desk finds the others by itself."""
        stated = [one for one in matrix.get("moments", ()) if not priority.is_found(one)]
        words = {one["key"]: priority.named(one, priority.MOMENTS) for one in stated}
        words |= {key: words.get(key, key) for key in self.initial["moments"]}
        self.fields["moments"].choices = list(words.items())  # type: ignore[attr-defined]
        needing = [words[one["key"]] for one in stated if one.get("needs_basis")]
        if needing:
            needed = _("Demanded for: %s") % ", ".join(str(one) for one in needing)
            self.fields["basis"].help_text = needed

    def changed(self) -> list[str]:
        """The fields that are sent otherwise than the ticket has them."""
        changed = {*self.changed_data, *self._before}
        return [name for name in self.fields if name in changed & self.cleaned_data.keys()]


def _name_of(pk: Any) -> str:
    return people.names_of([pk]).get(pk, "") if isinstance(pk, int) else ""


def _moment(said: Any) -> datetime | None:
    try:
        return parse_datetime(str(said or ""))
    except ValueError:
        return None


def _examples(matrix: dict[str, Any], fact: str) -> list[tuple[Any, Any]]:
    words: dict[str, Any] = {
        "impact": priority.IMPACT,
        "spread": priority.SPREAD,
        "urgency": priority.URGENCY,
        "workaround": priority.WORKAROUND,
    }[fact]
    examples = priority.examples_in(matrix, fact)
    return [(words[level], example) for level, example in examples.items()]


def _cleared_by(actor: Actor, desk_id: int) -> set[str]:
    return {name for role in actor.roles if role.desk_id == desk_id for name in role.classes}
