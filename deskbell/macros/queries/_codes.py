"""The codes that acts take, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from deskbell.priority.decisions import IMPACT, SPREAD, URGENCY
from deskbell.tickets import queries as tickets

#: By what takes them: each code and its words.
CODES: Mapping[str, Mapping[str, Promise | str]] = {
    "kind": tickets.KINDS,
    "code": tickets.CODES,
    "status": tickets.STATUSES,
    "impact": IMPACT,
    "spread": SPREAD,
    "urgency": URGENCY,
    "on": {"requester": _("The requester"), "third_party": _("A third party")},
    "facts": {
        "impact": _("Business impact"),
        "spread": _("Spread"),
        "urgency": _("Urgency"),
    },
}
