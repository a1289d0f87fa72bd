"""When whoever takes over has to be told something."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

#: Said where a ticket is passed on without a word.
NOTE_NEEDED = _("Say what the next one should know: what was done, and what is left.")


@dataclass(frozen=True)
class Held:
    """Who answers for a ticket."""

    team_id: int
    holder_id: int
    is_taken: bool


def needs_a_note(before: Held, after: Held, *, by: int | None) -> bool:
    """Whether work passes from one team to another, or from who has taken it up to somebody else.

    Who takes it over themself (`by`) has nobody to tell but themself.
    """
    if after.is_taken and after.holder_id == by:
        return False
    if before.team_id != after.team_id:
        return True
    has_changed = not after.is_taken or before.holder_id != after.holder_id
    return before.is_taken and has_changed
