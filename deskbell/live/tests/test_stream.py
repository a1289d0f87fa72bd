"""Open pages hear that something changed: by name, at once, and only who may know of it."""

import asyncio
import threading

import pytest
from django.db import connection

from deskbell.kernel import ledger
from deskbell.kernel.actors import SYSTEM, Actor
from deskbell.live.hub import BACKLOG, CAUGHT_UP, Hub, Listener
from deskbell.presence import operations as presence
from deskbell.tickets import operations as tickets

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proves("SEC-2")]


def heard(actors, act, *, until):
    """What each of `actors` hears while `act` runs, until the first has heard `until`."""
    told = {actor.ref: set() for actor in actors}

    async def listen(hub, actor, ready, done):
        async for names in hub.names_for(actor):
            told[actor.ref].update(names)
            if actor is actors[0] and until <= told[actor.ref]:
                done.set()
            if CAUGHT_UP in names:
                ready.set()

    async def listen_to_all():
        hub = Hub()
        done = asyncio.Event()
        ready = [asyncio.Event() for _ in actors]
        streams = [
            asyncio.create_task(listen(hub, actor, event, done))
            for actor, event in zip(actors, ready, strict=True)
        ]
        async with asyncio.timeout(20):
            for event in ready:
                await event.wait()
            await asyncio.to_thread(_in_a_thread_of_its_own, act)
            await done.wait()
        for stream in streams:
            stream.cancel()
        await asyncio.gather(*streams, return_exceptions=True)

    asyncio.run(listen_to_all())
    return told


def _in_a_thread_of_its_own(act):
    def run():
        try:
            act()
        finally:
            connection.close()

    worker = threading.Thread(target=run)
    worker.start()
    worker.join()


def test_an_agent_hears_of_a_change_and_a_stranger_desk_does_not(
    printer_ticket, mara, hanna, otto, actor, noon
):
    by = actor(mara)
    told = heard(
        [by, actor(hanna), actor(otto)],
        lambda: tickets.note(printer_ticket, text="secret", by=by, at=noon),
        until={f"ticket-{printer_ticket.pk}"},
    )

    assert told[mara.ref] == {CAUGHT_UP, "tickets", f"ticket-{printer_ticket.pk}"}
    assert told[hanna.ref] == told[otto.ref] == {CAUGHT_UP}


@pytest.mark.proves("SEC-9")
def test_a_confidential_ticket_is_not_even_named(printer_ticket, mara, vera, actor, noon):
    tickets.describe(printer_ticket, confidential_class="fraud", by=SYSTEM, at=noon)
    cleared = Actor(ref="system:test", is_system=True)

    told = heard(
        [cleared, actor(mara)],
        lambda: tickets.describe(printer_ticket, subject="New words", by=SYSTEM, at=noon),
        until={f"ticket-{printer_ticket.pk}"},
    )

    assert told[mara.ref] == {CAUGHT_UP}


@pytest.mark.proves("COL-4")
def test_that_somebody_looks_at_a_ticket_is_told_to_those_who_see_it(
    printer_ticket, mara, tomas, hanna, actor, noon
):
    told = heard(
        [actor(mara), actor(hanna)],
        lambda: presence.appear(
            printer_ticket, page="one", doing="reply", by=actor(tomas), at=noon
        ),
        until={f"presence-{printer_ticket.pk}"},
    )

    assert told[mara.ref] == {CAUGHT_UP, "presence", f"presence-{printer_ticket.pk}"}
    assert told[hanna.ref] == {CAUGHT_UP}


def test_a_page_that_falls_behind_is_told_to_catch_up(db):
    listener = Listener(SYSTEM)
    listener.tell(f"ticket-{pk}" for pk in range(BACKLOG + 1))

    assert listener.names == {CAUGHT_UP}


def test_the_stream_is_for_staff(client, otto, printer_ticket):
    assert client.get("/live/").status_code in (302, 403)
    client.force_login(otto)
    assert client.get("/live/").status_code in (302, 403)


def test_only_a_desk_hears_that_its_numbers_moved(desk, mara, hanna, actor):
    told = heard(
        [actor(mara), actor(hanna)],
        lambda: ledger.announce([f"counts:{desk.pk}"]),
        until={"counts"},
    )

    assert told[mara.ref] == {CAUGHT_UP, "counts"}
    assert told[hanna.ref] == {CAUGHT_UP}
