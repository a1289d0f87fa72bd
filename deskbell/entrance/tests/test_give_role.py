"""A way back in from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from deskbell.people import queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("OPS-3")]


def give(*arguments):
    said = StringIO()
    call_command("give_role", *arguments, stdout=said)
    return said.getvalue()


def test_somebody_known_gets_a_role(ines, desk, actor):
    assert give("ines@roth.example", "administrator", "it") == (
        "Ines Roth is administrator at IT desk.\n"
    )
    assert actor(ines).holds("administrator", desk_id=desk.pk)


def test_somebody_new_is_made_known_and_may_sign_in(desk):
    give("new@desk.example", "lead", "it", "--name", "New Lead")

    assert queries.person_who_signs_in("new@desk.example").name == "New Lead"


def test_a_stranger_is_vouched_for_by_it(otto, desk):
    give("otto@elsewhere.example", "agent", "it")

    assert queries.person_who_signs_in("otto@elsewhere.example") == otto


def test_what_is_missing_is_said_with_what_to_do(desk):
    with pytest.raises(CommandError, match=r"no desk 'hr'. Known: it"):
        give("x@desk.example", "agent", "hr")
    with pytest.raises(CommandError, match="Give --name"):
        give("x@desk.example", "agent", "it")
