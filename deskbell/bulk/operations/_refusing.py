"""Refusing: why an act was not done to one of the tickets, in words for whoever began the run."""

from __future__ import annotations

from django.utils.translation import gettext as _

from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as tickets

#: What an operation on one ticket may refuse by.
REASONS = (
    NotPermitted,
    tickets.Incomplete,
    tickets.NobodyToReach,
    tickets.Refused,
    tickets.TakenMeanwhile,
)


def why_not(refused: Exception) -> str:
    """One sentence, in the language that is active."""
    match refused:
        case tickets.Refused():
            return str(refused.why)
        case tickets.TakenMeanwhile():
            return _("%s has taken it meanwhile.") % refused.holder
        case tickets.NobodyToReach():
            return _("Nobody in this conversation has a mail address.")
        case tickets.Incomplete():
            return _("Something that is needed was not said: %s.") % ", ".join(refused.missing)
    return _("You may not do this here, or whom it names may not.")
