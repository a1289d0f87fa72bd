"""What codes are called in the middle of a sentence."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

#: What each fact is called in the middle of a sentence.
FACTS: dict[str, Promise] = {
    "impact": gettext_lazy("impact"),
    "spread": gettext_lazy("spread"),
    "urgency": gettext_lazy("urgency"),
    "others_affected": gettext_lazy("others affected"),
    "workaround": gettext_lazy("workaround"),
    "workaround_words": gettext_lazy("what the workaround is"),
    "severity": gettext_lazy("severity"),
    "planning": gettext_lazy("planning label"),
    "moments": gettext_lazy("role and moment"),
    "basis": gettext_lazy("on what that is based"),
    "occurred_at": gettext_lazy("since when"),
    "device": gettext_lazy("device"),
    "impact_words": gettext_lazy("what it keeps from being done"),
    "location": gettext_lazy("location"),
    "department": gettext_lazy("department"),
    "product_model": gettext_lazy("model"),
    "licence": gettext_lazy("licence"),
    "account_number": gettext_lazy("account"),
}

#: How a contact came.
HOW: dict[str, Promise] = {
    "mail": gettext_lazy("by mail"),
    "phone": gettext_lazy("by phone"),
    "in_passing": gettext_lazy("in passing"),
    "web": gettext_lazy("on the web"),
    "internal": gettext_lazy("from inside"),
}

#: Where it came from, between other facts in a line.
CHANNELS: dict[str, Promise] = {
    "mail": pgettext_lazy("in a line", "mail"),
    "phone": pgettext_lazy("in a line", "phone"),
    "in_passing": pgettext_lazy("in a line", "in passing"),
    "web": pgettext_lazy("in a line", "web"),
    "internal": pgettext_lazy("in a line", "inside"),
}

#: Why the desk wrote to nobody by itself. What is not here goes without saying.
SILENT: dict[str, Promise] = {
    "no_address": gettext_lazy("they have no mail address"),
    "own_address": gettext_lazy("the address is one of ours"),
    "automatic": gettext_lazy("a machine wrote, and machines are not answered"),
    "spoofed": gettext_lazy("the sender could not be verified"),
    "robot": gettext_lazy("the address belongs to a machine"),
    "acknowledged_before": gettext_lazy("they had one a moment ago"),
}

#: Why a snoozed ticket is there again.
WOKE: dict[str, Promise] = {
    "time": gettext_lazy("Woke up: its time has come"),
    "reply": gettext_lazy("Woke up: somebody wrote"),
    "due": gettext_lazy("Woke up: news is due"),
}

#: For whom the desk waits, by status and whether somebody said until when.
WAITS: dict[tuple[str, bool], Promise] = {
    ("waiting_requester", False): gettext_lazy("{who} waits for the requester"),
    ("waiting_requester", True): gettext_lazy("{who} waits for the requester until {until}"),
    ("waiting_third_party", False): gettext_lazy("{who} waits for a third party"),
    ("waiting_third_party", True): gettext_lazy("{who} waits for a third party until {until}"),
}

#: What a step is called that somebody took back.
STEPS: dict[str, Promise] = {
    "ticket.assigned": gettext_lazy("giving it to somebody else"),
    "ticket.closed": gettext_lazy("closing it"),
    "ticket.described": gettext_lazy("describing it anew"),
    "ticket.handed_over": gettext_lazy("handing it to another desk"),
    "ticket.reopened": gettext_lazy("reopening it"),
    "ticket.resolved": gettext_lazy("resolving it"),
    "ticket.snoozed": gettext_lazy("snoozing it"),
    "ticket.tagged": gettext_lazy("changing its tags"),
    "ticket.taken": gettext_lazy("taking it"),
    "ticket.wait_begun": gettext_lazy("waiting"),
    "ticket.wait_ended": gettext_lazy("going on"),
    "ticket.woken": gettext_lazy("waking it"),
}
