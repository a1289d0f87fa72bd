"""What the events of a ticket have in common."""

from typing import Annotated

from deskbell.kernel.events import Event

#: Facts in somebody's words, by name.
SaidFacts = Annotated[dict[str, str], "words"]


class TicketEvent(Event):
    """Something happened to one ticket."""

    stream = "ticket"
