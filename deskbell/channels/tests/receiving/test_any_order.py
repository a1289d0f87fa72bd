"""Whatever order the mails of a conversation arrive in, it is one conversation, each mail once."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.channels.models import RawMail
from deskbell.channels.tests.letters import letter
from deskbell.tickets import queries as known

pytestmark = [pytest.mark.django_db, pytest.mark.proves("INT-2")]

PEOPLE = ("ines@roth.example", "jonas@roth.example")


@st.composite
def conversations(draw):
    """Mails of a tree of answers: each answers one before it, by one of two people, to all."""
    size = draw(st.integers(2, 6))
    names_all_before = draw(st.booleans())
    answered = [draw(st.integers(0, number - 1)) for number in range(1, size)]
    paths = [[0]]
    for number, parent in enumerate(answered, start=1):
        paths.append([*paths[parent], number])
    mails = []
    for number, path in enumerate(paths):
        author = PEOPLE[draw(st.integers(0, 1))]
        others = [one for one in PEOPLE if one != author]
        before = [f"<{one}@roth.example>" for one in path[:-1]]
        mails.append(
            letter(
                f"Mail {number}.",
                sender=author,
                to=", ".join(["it@desk.example", *others]),
                message_id=f"<{number}@roth.example>",
                subject="Re: The printer stops" if before else "The printer stops",
                answers=before[-1] if before else "",
                references=" ".join(before) if names_all_before else "",
            )
        )
    return draw(st.permutations(mails))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(mails=conversations(), twice=st.booleans())
def test_any_order_makes_one_conversation(arrives, ines, jonas, mails, twice):
    with transaction.atomic():
        for mail in [*mails, *mails] if twice else mails:
            arrives(mail)

        tickets = set(RawMail.objects.values_list("ticket", flat=True))
        assert len(tickets) == 1
        said = known.messages_of(known.ticket(tickets.pop())).values_list("text", flat=True)
        assert sorted(said) == [f"Mail {number}." for number in range(len(mails))]
        transaction.set_rollback(True)
