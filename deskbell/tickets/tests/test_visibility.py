"""The one visibility rule: who sees which ticket, and who may work on it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.kernel.actors import SYSTEM, Actor, Role
from deskbell.kernel.permission import NotPermitted
from deskbell.tickets import operations as tickets
from deskbell.tickets import policies, queries

pytestmark = [pytest.mark.django_db, pytest.mark.proves("SEC-2")]


@pytest.fixture
def sees(actor, printer_ticket):
    return lambda person: queries.tickets_for(actor(person)).filter(pk=printer_ticket.pk).exists()


def test_staff_of_the_desk_see_it(sees, mara, lena, ada, vera):
    assert all(sees(person) for person in (mara, lena, ada, vera))


@pytest.mark.proves("ORG-3")
def test_staff_of_another_desk_do_not(sees, hanna):
    assert not sees(hanna)


def test_the_requester_sees_it_and_a_stranger_does_not(sees, ines, otto):
    assert sees(ines)
    assert not sees(otto)


def test_whom_it_concerns_and_who_takes_part_see_it(
    sees, printer_ticket, jonas, otto, mara, actor, noon
):
    assert not sees(jonas)
    tickets.add_participant(printer_ticket, jonas, by=actor(mara), at=noon)
    assert sees(jonas)
    tickets.remove_participant(printer_ticket, jonas, by=actor(mara), at=noon)
    assert not sees(jonas)
    tickets.describe(printer_ticket, affected=jonas, by=actor(mara), at=noon)
    assert sees(jonas)


def test_who_speaks_for_the_organisation_sees_what_its_people_asked(sees, people, roth, noon):
    boss = people.add_person(
        "Bea Boss",
        mail="bea@roth.example",
        organisation=roth,
        speaks_for_organisation=True,
        by=SYSTEM,
        at=noon,
    )

    assert sees(boss)


@pytest.mark.proves("SEC-9")
def test_a_confidential_ticket_is_for_those_cleared_for_it(
    sees, people, desk, printer_ticket, mara, tomas, ines, noon
):
    people.give_role(tomas, "agent", desk=desk, classes=["fraud"], by=SYSTEM, at=noon)
    tickets.describe(printer_ticket, confidential_class="fraud", by=SYSTEM, at=noon)

    assert sees(tomas)
    assert not sees(mara)
    assert sees(ines)


@pytest.mark.proves("SEC-9")
def test_nobody_locks_themself_out(printer_ticket, mara, actor, noon):
    with pytest.raises(NotPermitted):
        tickets.describe(printer_ticket, confidential_class="fraud", by=actor(mara), at=noon)


def test_a_role_for_one_team_sees_that_team_only(sees, people, desk, second_line, noon):
    guest = people.add_person("Gita Guest", mail="gita@desk.example", by=SYSTEM, at=noon)
    people.give_role(guest, "agent", desk=desk, team=second_line, by=SYSTEM, at=noon)

    assert not sees(guest)


def test_a_merged_person_keeps_seeing_what_was_asked_before(
    sees, people, printer_ticket, ines, jonas, noon
):
    people.merge(jonas, ines, by=SYSTEM, at=noon)

    assert sees(jonas)


@pytest.mark.proves("COL-1")
def test_the_requester_and_the_auditor_work_on_nothing(
    printer_ticket, ines, vera, otto, hanna, actor, noon
):
    for person in (ines, vera, otto, hanna):
        with pytest.raises(NotPermitted):
            tickets.note(printer_ticket, text="x", by=actor(person), at=noon)
        with pytest.raises(NotPermitted):
            tickets.reply(printer_ticket, text="x", by=actor(person), at=noon)


roles = st.lists(
    st.builds(
        Role,
        name=st.sampled_from(["requester", "agent", "lead", "auditor", "administrator"]),
        desk_id=st.sampled_from([-1, 0]),
        team_id=st.sampled_from([None, -1, 0]),
        classes=st.frozensets(st.sampled_from(["fraud", "health"])),
    ),
    max_size=3,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(roles, st.sampled_from(["", "fraud", "health"]))
def test_the_rule_in_memory_and_the_rule_in_the_database_agree(printer_ticket, held, confidential):
    ticket = printer_ticket
    type(ticket).objects.filter(pk=ticket.pk).update(confidential_class=confidential)
    here = {0: ticket.desk_id, -1: -1, None: None}
    actor = Actor(
        ref="person:0",
        roles=tuple(
            Role(
                role.name,
                here[role.desk_id],
                ticket.team_id if role.team_id == 0 else role.team_id,
                role.classes,
            )
            for role in held
        ),
    )

    assert queries.worked_by(actor).filter(pk=ticket.pk).exists() == policies.may_see_as_staff(
        actor, desk_id=ticket.desk_id, team_id=ticket.team_id, confidential_class=confidential
    )
