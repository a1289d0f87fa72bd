"""What tests of side conversations share: Mara asks the makers of the printer."""

from datetime import timedelta

import pytest

from deskbell.side_conversations import operations as sides

PIA = ("pia@printers.example", "Pia Print")


@pytest.fixture
def later(noon):
    return lambda seconds=0: noon + timedelta(hours=1, seconds=seconds)


@pytest.fixture
def asks(printer_ticket, mara, actor, later):
    """Mara asks Pia, or somebody else, something about the printer ticket."""

    def asks(text="Which roller fits the TX-40?", *, to=(PIA,), at=None, waits=False, **chosen):
        return sides.ask(
            printer_ticket,
            to=to,
            subject="A roller for the TX-40",
            said=sides.Said(text, **chosen),
            waits=waits,
            by=actor(mara),
            at=at or later(),
        )

    return asks
