"""What tests of channels share: the mailbox of the IT desk, and how a mail comes in."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.kernel.actors import SYSTEM


@pytest.fixture
def mailbox(desk, first_line, noon):
    """The address people write to when something is broken."""
    return channels.add_mailbox(
        "it@desk.example", desk=desk, team=first_line, name="IT desk", by=SYSTEM, at=noon
    )


@pytest.fixture
def arrives(mailbox, noon):
    """Let a mail come in, and see what became of it."""

    def arrives(raw, at=noon, **envelope):
        mail = channels.accept(raw, mailbox=mailbox, came_by=RawMail.CameBy.PIPE, at=at, **envelope)
        channels.process_batch(at=at)
        return RawMail.objects.select_related("ticket", "message").get(pk=mail.pk)

    return arrives
