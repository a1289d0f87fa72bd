"""The cast: the same few people and tickets in every test, so that a test reads like a story."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from deskbell.kernel.actors import SYSTEM, Actor


@pytest.fixture
def noon() -> datetime:
    return datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def people() -> Any:
    from deskbell.people import operations

    return operations


@pytest.fixture
def actor() -> Callable[[Any], Actor]:
    """What somebody may do now: `actor(mara)`."""
    from deskbell.people import queries

    return queries.actor_for


@pytest.fixture
def roth(people, db):
    """The firm where Ines works."""
    return people.add_organisation("Roth Logistics", by=SYSTEM)


@pytest.fixture
def lena(people, noon, db):
    """The lead of the first line, who answers for what nobody has taken."""
    return people.add_person("Lena Lead", mail="lena@desk.example", by=SYSTEM, at=noon)


@pytest.fixture
def desk(people, noon, db):
    """The IT desk."""
    return people.open_desk("IT desk", slug="it", by=SYSTEM, at=noon)


@pytest.fixture
def first_line(people, desk, lena, noon):
    team = people.form_team(desk, "First line", fallback_owner=lena, by=SYSTEM, at=noon)
    people.give_role(lena, "lead", desk=desk, by=SYSTEM, at=noon)
    return team


@pytest.fixture
def second_line(people, desk, first_line, lena, noon):
    return people.form_team(desk, "Second line", fallback_owner=lena, tier=2, by=SYSTEM, at=noon)


@pytest.fixture
def mara(people, first_line, noon):
    """An agent on the first line."""
    mara = people.add_person("Mara Koleva", mail="mara@desk.example", by=SYSTEM, at=noon)
    people.join_team(mara, first_line, by=SYSTEM, at=noon)
    return mara


@pytest.fixture
def tomas(people, first_line, noon):
    """Another agent on the first line."""
    tomas = people.add_person("Tomas Dimov", mail="tomas@desk.example", by=SYSTEM, at=noon)
    people.join_team(tomas, first_line, by=SYSTEM, at=noon)
    return tomas


@pytest.fixture
def ada(people, desk, noon):
    """The administrator."""
    ada = people.add_person("Ada Admin", mail="ada@desk.example", by=SYSTEM, at=noon)
    people.give_role(ada, "administrator", desk=desk, by=SYSTEM, at=noon)
    return ada


@pytest.fixture
def vera(people, desk, noon):
    """The auditor, who sees everything and touches nothing."""
    vera = people.add_person("Vera Audit", mail="vera@desk.example", by=SYSTEM, at=noon)
    people.give_role(vera, "auditor", desk=desk, by=SYSTEM, at=noon)
    return vera


@pytest.fixture
def hr_desk(people, noon, db):
    """Another desk of the same house."""
    return people.open_desk("HR desk", slug="hr", by=SYSTEM, at=noon)


@pytest.fixture
def hanna(people, hr_desk, noon):
    """An agent at the HR desk, who has no business at the IT desk."""
    hanna = people.add_person("Hanna Haar", mail="hanna@desk.example", by=SYSTEM, at=noon)
    people.form_team(hr_desk, "People team", fallback_owner=hanna, by=SYSTEM, at=noon)
    return hanna


@pytest.fixture
def ines(people, roth, noon):
    """A requester with a printer."""
    return people.add_person(
        "Ines Roth", mail="ines@roth.example", organisation=roth, by=SYSTEM, at=noon
    )


@pytest.fixture
def jonas(people, roth, noon):
    """A colleague of Ines who is copied in now and then."""
    return people.add_person(
        "Jonas Weber", mail="jonas@roth.example", organisation=roth, by=SYSTEM, at=noon
    )


@pytest.fixture
def otto(people, noon, db):
    """The stranger, who must never get in."""
    return people.add_person(
        "Otto", mail="otto@elsewhere.example", is_stranger=True, by=SYSTEM, at=noon
    )


@pytest.fixture
def printer_ticket(desk, first_line, ines, noon):
    """Ines wrote that the printer stops."""
    from deskbell.tickets import operations as tickets

    return tickets.receive(
        desk=desk,
        requester=ines,
        subject="The printer stops in the middle of shipping labels",
        text="It stops after three labels and blinks orange.",
        channel="mail",
        by=SYSTEM,
        at=noon,
    )


@pytest.fixture
def recorded() -> Callable[[type], Any]:
    """The one event of this kind that was recorded."""
    from deskbell.kernel import events
    from deskbell.kernel.models import RecordedEvent

    return lambda kind: events.load(RecordedEvent.objects.get(name=kind.name))


@pytest.fixture
def asking(desk: Any, ada: Any, actor: Any, noon: datetime) -> Callable[..., Any]:
    """`asking({"key": "serial", "label": "Serial", "type": "text"}, …)`: the desk asks so."""
    from deskbell.fields import operations as fields

    def ask(*listed: dict[str, Any], at: datetime = noon) -> Any:
        by = actor(ada)
        content, scope = {"fields": list(listed)}, f"desk:{desk.pk}"
        draft = fields.documents.draft(content=content, scope=scope, by=by, at=at)
        return fields.documents.publish(draft, reason="We need to know", by=by, at=at)

    return ask
