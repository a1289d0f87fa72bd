"""What is asked about the parts of a ticket once the whole is resolved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskbell.kernel.actors import Actor
from deskbell.tickets import queries
from deskbell.ui.lists import listed
from deskbell.workspace.tickets import acts
from deskbell.workspace.tickets.forms import Words


class Parts(forms.Form):
    """Which parts are dealt with as their whole was, and what their requesters read."""

    which = forms.MultipleChoiceField(
        label=gettext_lazy("Which parts"), widget=forms.CheckboxSelectMultiple
    )
    how = forms.ChoiceField(
        label=gettext_lazy("What becomes of them"),
        choices=[
            ("resolve", gettext_lazy("Resolve them the same way, and tell each requester")),
            ("tell", gettext_lazy("Only tell each requester")),
        ],
        widget=forms.RadioSelect,
        initial="resolve",
    )
    told = Words(label=gettext_lazy("What each requester reads"), rows=4, max_length=20_000)


def form_of(actor: Actor, ticket: Any, data: Any = None) -> Parts:
    """The form for the parts that are still open."""
    parts = queries.parts_of(actor, ticket)
    resolution = queries.resolution_of(ticket)
    told = (resolution.told or resolution.done) if resolution else ""
    form = Parts(data, initial={"which": [str(one.number) for one in parts], "told": told})
    form.fields["which"].choices = [  # type: ignore[attr-defined]
        (str(one.number), f"#{one.number} {one.subject}") for one in parts
    ]
    return form


def question(action: str, ticket: Any, form: Parts) -> dict[str, Any]:
    """What the dialog about them shows."""
    title = _("#%s is resolved. Its parts are not") % ticket.number
    about = _("Each of them has a requester of its own. It can all be taken back.")
    return acts.question(action, ticket, form, title=title, verb=_("Do it"), about=about)


def waited_for(actor: Actor, ticket: Any) -> str:
    """A warning where the ticket waits for others that are not finished; else nothing."""
    waiting = queries.blocking(actor, ticket)
    if not waiting:
        return ""
    names = [f"#{one.number}" if one.number else _("a ticket you may not see") for one in waiting]
    return _("It waits for %s, which is not finished.") % listed(names)
