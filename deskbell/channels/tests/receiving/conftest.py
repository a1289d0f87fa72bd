"""The mailbox of the IT desk, at a server whose word on senders is trusted."""

import pytest

from deskbell.channels import operations as channels
from deskbell.channels.models import RawMail
from deskbell.kernel.actors import SYSTEM
from deskbell.people import queries as people


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def mailbox(desk, first_line, noon):
    """Where people write to the IT desk."""
    return channels.add_mailbox(
        "it@desk.example",
        desk=desk,
        team=first_line,
        name="IT desk",
        trusted_hosts=["mx.desk.example"],
        by=SYSTEM,
        at=noon,
    )


@pytest.fixture
def hr_mailbox(hr_desk, hanna, noon):
    """Where people write to the HR desk."""
    team = people.first_team_of(hr_desk.pk)
    return channels.add_mailbox("hr@desk.example", desk=hr_desk, team=team, by=SYSTEM, at=noon)


@pytest.fixture
def arrives(mailbox, noon):
    """Let a mail come in and be processed, and see what became of it."""

    def arrives(raw, *, to=mailbox, at=noon, came_by="smtp", **envelope):
        mail = channels.accept(raw, mailbox=to, came_by=came_by, at=at, **envelope)
        channels.process_batch(at=at)
        found = RawMail.objects.select_related("ticket__desk", "ticket__requester", "message")
        return found.get(pk=mail.pk)

    return arrives
