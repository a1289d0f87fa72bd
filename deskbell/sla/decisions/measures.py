"""What can be promised, and while what a clock may stand still."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

#: When the machine says that the contact arrived, and when somebody answers: two things.
ACKNOWLEDGEMENT, FIRST_RESPONSE = "acknowledgement", "first_response"
NEXT_REPLY, NEXT_UPDATE, RESOLUTION = "next_reply", "next_update", "resolution"
#: How long it may lie with one team: what teams promise each other.
TEAM = "team"
#: How long it may be in one status; of a third party, the supplier's clock.
NEW, OPEN = "stage:new", "stage:open"
REQUESTERS_TURN, SUPPLIER = "stage:waiting_requester", "stage:waiting_third_party"

MEASURES = {
    ACKNOWLEDGEMENT: _("Confirmation"),
    FIRST_RESPONSE: _("First response"),
    NEXT_REPLY: _("Next reply"),
    NEXT_UPDATE: _("Next update"),
    RESOLUTION: _("Resolution"),
    TEAM: _("With one team"),
    NEW: _("Not taken up"),
    OPEN: _("In work"),
    REQUESTERS_TURN: _("Waiting for requester"),
    SUPPLIER: _("Waiting for supplier"),
}
MEANS = {
    ACKNOWLEDGEMENT: _("until the automatic confirmation has left"),
    FIRST_RESPONSE: _("until a person has answered"),
    NEXT_REPLY: _("until a person has answered what was written since"),
    NEXT_UPDATE: _("from one word of the desk to the next, until it is resolved"),
    RESOLUTION: _("until it is resolved"),
    TEAM: _("for which it may lie with one team"),
    NEW: _("for which it may be new"),
    OPEN: _("for which it may be in work at a stretch"),
    REQUESTERS_TURN: _("for which it may wait for the requester"),
    SUPPLIER: _("for which it may wait for a third party"),
}

#: Those that stand still while the desk cannot go on. Who waits for an answer waits on.
PAUSABLE = frozenset({NEXT_UPDATE, RESOLUTION, TEAM})
PAUSES = {
    "waiting_requester": _("the requester has to answer"),
    "waiting_third_party": _("a third party has to act"),
}
FINISHED = frozenset({"resolved", "closed"})

#: Nobody promises anything for longer than a year of minutes.
MOST_MINUTES = 366 * 24 * 60

#: Why a promise was broken.
CAUSES = {
    "load": _("Too much came in at once"),
    "nobody": _("Nobody was there to take it"),
    "handover": _("It lay between two teams"),
    "supplier": _("A supplier was late"),
    "requester": _("An answer was missing from the requester"),
    "hard": _("It was harder than thought"),
    "facts": _("Priority or facts were wrong at first"),
    "overlooked": _("It was overlooked"),
    "target": _("The target cannot be kept"),
    "other": _("Something else"),
}


def stage_of(status: str) -> str:
    return f"stage:{status}"
