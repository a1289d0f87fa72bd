"""What the acts on many tickets are called."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: verb → its button and its icon.
VERBS: dict[str, tuple[Promise, str]] = {
    "take": (_("Take"), "user-check"),
    "assign": (_("Assign"), "user-plus"),
    "wait": (_("Wait"), "hourglass"),
    "resolve": (_("Resolve"), "circle-check"),
    "close": (_("Close"), "archive"),
    "go_on": (_("Go on"), "play"),
    "reopen": (_("Reopen"), "rotate-ccw"),
    "describe": (_("Change kind"), "pencil"),
    "fill": (_("Fill in fields"), "pencil"),
    "reply": (_("Reply"), "reply"),
    "note": (_("Add a note"), "sticky-note"),
    "tag": (_("Tag"), "tag"),
    "snooze": (_("Snooze"), "alarm-clock"),
    "hand_over": (_("Hand over"), "corner-up-right"),
    "macro": (_("Run a macro"), "zap"),
}
#: Shown on the bar itself, with their keys; the others wait behind More.
AT_HAND = ("take", "assign", "resolve")


def behind_more() -> list[tuple[str, Promise, str]]:
    """The acts that are not at hand: verb, name, icon."""
    waiting = [(verb, *words) for verb, words in VERBS.items() if verb not in AT_HAND]
    return [*waiting, ("merge", _("Merge"), "git-merge")]


#: verb → what stands under its question, if anything.
ABOUT: dict[str, Promise] = {
    "wait": _("Questions to the requester are sent to each of them by mail."),
    "resolve": _("Each requester gets a final message. It can be taken back for a moment."),
    "fill": _("What is left empty stays as it is."),
    "snooze": _("Each is back sooner where its requester writes or is promised news."),
    "reply": _("Each requester gets a mail of their own. It can be taken back for a moment."),
    "note": _("Notes stay among agents. They cannot be taken back."),
    "hand_over": _("The other desk gets the whole history. You may see them no longer."),
}
