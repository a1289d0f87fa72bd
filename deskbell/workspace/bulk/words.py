"""What the acts on many tickets are called."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: verb → its button, its icon, and what stands under the question, if anything.
VERBS: dict[str, tuple[Promise, str]] = {
    "take": (_("Take"), "user-check"),
    "assign": (_("Assign"), "user-plus"),
    "wait": (_("Wait"), "hourglass"),
    "resolve": (_("Resolve"), "circle-check"),
    "close": (_("Close"), "archive"),
    "go_on": (_("Go on"), "play"),
    "reopen": (_("Reopen"), "rotate-ccw"),
    "describe": (_("Change kind"), "pencil"),
    "reply": (_("Reply"), "reply"),
    "note": (_("Add a note"), "sticky-note"),
    "hand_over": (_("Hand over"), "corner-up-right"),
}
#: Shown on the bar itself, with their keys; the others wait behind More.
AT_HAND = {"take": "Shift+I", "assign": "Shift+A", "resolve": "Shift+E"}


@dataclass(frozen=True)
class Acts:
    """The acts as the bar shows them: verb, name, icon, and key."""

    at_hand: list[tuple[str, Promise, str, str]]
    more: list[tuple[str, Promise, str]]


def acts() -> Acts:
    """All of them, the commonest first."""
    shown = [(verb, *words) for verb, words in VERBS.items()]
    return Acts(
        at_hand=[(*act, AT_HAND[act[0]]) for act in shown if act[0] in AT_HAND],
        more=[act for act in shown if act[0] not in AT_HAND],
    )


ABOUT: dict[str, Promise] = {
    "wait": _("Questions to the requester are sent to each of them by mail."),
    "resolve": _("Each requester gets a final message. It can be taken back for a moment."),
    "reply": _("Each requester gets a mail of their own. It can be taken back for a moment."),
    "note": _("Notes stay among agents. They cannot be taken back."),
    "hand_over": _("The other desk gets the whole history. You may see them no longer."),
}
