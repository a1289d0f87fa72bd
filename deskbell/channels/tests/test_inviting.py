"""Whoever is invited learns by mail how to sign in, and no secret travels with it."""

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from deskbell.channels import jobs, reactions
from deskbell.kernel.permission import NotPermitted
from deskbell.people.events import PersonInvited

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-1")]


def told(recorded):
    """The reaction queues a job, since no server may be spoken to within it; a worker runs it."""
    reactions.show_them_the_way_in(recorded(PersonInvited))
    assert mail.outbox == []
    queued = ProcrastinateJob.objects.get(task_name="channels.show_the_way_in")
    jobs.show_the_way_in(**queued.args)


def test_they_are_told_where_and_with_what(people, ines, desk, ada, actor, noon, recorded):
    people.invite(ines, desk=desk, by=actor(ada), at=noon)
    told(recorded)

    letter = mail.outbox[0]
    assert letter.to == ["ines@roth.example"]
    assert "Enter ines@roth.example and ask for a code" in letter.body
    assert letter.message()["Auto-Submitted"] == "auto-generated"


def test_a_stranger_is_not_invited(people, otto, desk, ada, actor, noon):
    with pytest.raises(people.CannotSignIn):
        people.invite(otto, desk=desk, by=actor(ada), at=noon)


def test_nobody_is_told_who_was_deactivated_meanwhile(
    people, ines, desk, ada, actor, noon, recorded
):
    people.invite(ines, desk=desk, by=actor(ada), at=noon)
    people.deactivate(ines, by=actor(ada), at=noon)
    told(recorded)

    assert mail.outbox == []


def test_agents_invite_nobody(people, ines, desk, mara, actor, noon):
    with pytest.raises(NotPermitted):
        people.invite(ines, desk=desk, by=actor(mara), at=noon)
