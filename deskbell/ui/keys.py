"""The keys of all pages: what each does, and what somebody presses instead.

A page writes the usual key (`data-hotkey="r"`); `ui/hotkeys.js` puts the reader's own in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

EVERYWHERE, LISTS, TICKETS, WRITING = (
    _("Everywhere"),
    _("In a list"),
    _("On a ticket"),
    _("While writing"),
)


@dataclass(frozen=True)
class Key:
    """A thing one can do by a key: under which `name` a choice is kept, and the `usual` key."""

    name: str
    usual: str
    title: Promise
    place: Promise


KEYS = (
    Key("palette", "Mod+k", _("Go somewhere or do something"), EVERYWHERE),
    Key("sheet", "?", _("Show the keys of this page"), EVERYWHERE),
    Key("search", "/", _("Search"), EVERYWHERE),
    Key("capture", "c", _("Log a request"), EVERYWHERE),
    Key("undo", "Mod+z", _("Undo the last action"), EVERYWHERE),
    Key("go_home", "g h", _("Go to my work"), EVERYWHERE),
    Key("go_inbox", "g i", _("Go to what nobody has taken"), EVERYWHERE),
    Key("go_mine", "g m", _("Go to what is yours"), EVERYWHERE),
    Key("go_lists", "g v", _("Go to the names of the lists"), EVERYWHERE),
    Key("go_notices", "g n", _("Go to the notices"), EVERYWHERE),
    Key("go_mentioned", "g a", _("Go to what mentions you"), EVERYWHERE),
    Key("go_resolved", "g r", _("Go to what was resolved"), EVERYWHERE),
    Key("go_search", "g s", _("Go to the search"), EVERYWHERE),
    Key("next_tab", "g t", _("Go to the next open ticket"), EVERYWHERE),
    Key("previous_tab", "g b", _("Go to the previous open ticket"), EVERYWHERE),
    Key("next", "j", _("Next in the list"), LISTS),
    Key("previous", "k", _("Previous in the list"), LISTS),
    Key("open", "o", pgettext_lazy("open a ticket", "Open"), LISTS),
    Key("select", "x", _("Select"), LISTS),
    Key("select_between", "Shift+X", _("Select everything from the last one to here"), LISTS),
    Key("select_shown", "* a", _("Select all that are shown"), LISTS),
    Key("select_none", "* n", _("Select nothing"), LISTS),
    Key("take_selected", "Shift+I", _("Take what is selected"), LISTS),
    Key("assign_selected", "Shift+A", _("Assign what is selected"), LISTS),
    Key("resolve_selected", "Shift+E", _("Resolve what is selected"), LISTS),
    Key("filter", "Shift+F", _("Filter"), LISTS),
    Key("back", "u", _("Back"), TICKETS),
    Key("next_ticket", "]", _("Open the next of the list"), TICKETS),
    Key("previous_ticket", "[", _("Open the previous of the list"), TICKETS),
    Key("reply", "r", _("Reply"), TICKETS),
    Key("note", "n", _("Note"), TICKETS),
    Key("call", "d", _("Call"), TICKETS),
    Key("so_far", "b", _("Done so far"), TICKETS),
    Key("forward", "f", _("Ask somebody outside"), TICKETS),
    Key("take", "i", _("Take"), TICKETS),
    Key("assign", "a", _("Assign"), TICKETS),
    Key("status", "s", _("Status"), TICKETS),
    Key("wait", "w", _("Wait"), TICKETS),
    Key("snooze", "z", _("Snooze"), TICKETS),
    Key("tag", "t", _("Tag"), TICKETS),
    Key("watch", "Shift+W", _("Watch"), TICKETS),
    Key("facts", "p", _("Note facts"), TICKETS),
    Key("macro", "m", _("Run a macro"), TICKETS),
    Key("resolve", "e", _("Resolve"), TICKETS),
    Key("link", "l", _("Link"), TICKETS),
    Key("copy_number", "Mod+.", _("Copy the number"), TICKETS),
    Key("pin_tab", "g p", _("Pin or unpin the tab of this ticket"), TICKETS),
    Key("close_tab", "g x", _("Close the tab of this ticket"), TICKETS),
    Key("tab_on", "g j", _("Move the tab of this ticket on"), TICKETS),
    Key("tab_back", "g k", _("Move the tab of this ticket back"), TICKETS),
    Key("send", "Mod+Enter", _("Send"), WRITING),
    Key("send_and_resolve", "Mod+Shift+Enter", _("Send and resolve"), WRITING),
)

#: As people write them, and as they are kept.
MODIFIERS = {
    "mod": "Mod",
    "ctrl": "Mod",
    "control": "Mod",
    "cmd": "Mod",
    "⌘": "Mod",
    "alt": "Alt",
    "option": "Alt",
    "⌥": "Alt",
    "shift": "Shift",
    "⇧": "Shift",
}
NAMED = (
    *("Enter", "Escape", "Tab", "Home", "End", "PageUp", "PageDown"),
    *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"),
    *(f"F{number}" for number in range(1, 13)),
)
BY_NAME = {name.lower(): name for name in NAMED}
#: What a browser or a screen reader needs for itself.
TAKEN = ("Tab", "Shift+Tab", "Enter", "Escape", "Mod+w", "Mod+t", "Mod+n", "Mod+r", "Mod+l")
LONGEST = 2


class NotAKey(ValueError):
    """Nobody can press this."""


def normal(typed: str) -> str:
    """`ctrl + K` as it is kept: `Mod+k`; `F` as `Shift+F`. Empty for none. Raises `NotAKey`."""
    together = re.sub(r"(?<=\S)\s*\+\s*(?=\S)", "+", typed.strip())
    presses = [_press(one) for one in together.split()]
    # Between two keys the press of Shift itself would end the sequence.
    are_plain = all(len(one) == 1 for one in presses)
    if len(presses) > LONGEST or (len(presses) == LONGEST and not are_plain):
        raise NotAKey(typed)
    if presses and presses[0] in TAKEN:
        raise NotAKey(typed)
    return " ".join(presses)


def clash(one: str, other: str) -> bool:
    """True if one key keeps the other from ever being pressed: it is it, or its beginning."""
    if not (one and other):
        return False
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return longer[: len(shorter)] == shorter


def clashes(chosen: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of names whose keys, by name, get into each other's way."""
    pairs = combinations(chosen.items(), 2)
    return [(one, other) for (one, key), (other, its) in pairs if clash(key, its)]


def pressed(own: Mapping[str, str]) -> dict[str, str]:
    """By name, what is pressed for everything by somebody with `own` keys; empty where nothing."""
    return {key.name: own.get(key.name, key.usual) for key in KEYS}


def instead(own: Mapping[str, str]) -> dict[str, str]:
    """By usual key, what is pressed instead."""
    return {key.usual: own[key.name] for key in KEYS if own.get(key.name, key.usual) != key.usual}


def _press(typed: str) -> str:
    *held, last = typed.split("+")
    modifiers = [MODIFIERS.get(one.lower(), "") for one in held]
    key = BY_NAME.get(last.lower(), last)
    if "" in modifiers or not ((len(key) == 1 and key.isprintable()) or key in NAMED):
        raise NotAKey(typed)
    if len(key) == 1 and key.isalpha():
        # A capital letter alone is one with Shift; after Ctrl it is how people write the key.
        if not held and key.isupper():
            modifiers.append("Shift")
        key = key.upper() if "Shift" in modifiers else key.lower()
    order = [one for one in ("Mod", "Alt", "Shift") if one in modifiers]
    return "+".join([*order, key])
