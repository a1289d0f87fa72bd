"""The hub: one per web process. Hears what happened, and tells those who may know of it.

A ping about a ticket reaches whoever may see it as staff, asked anew for each ping; the page then
fetches what changed under its reader's rights. Nothing here holds content.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from typing import Any

import psycopg
import structlog
from asgiref.sync import sync_to_async
from django.db import connection

from deskbell.kernel.actors import Actor
from deskbell.kernel.ledger import CHANNEL
from deskbell.kernel.ringing import BELL, PRESENCE
from deskbell.kernel.waking import WANTED
from deskbell.tickets import policies, queries

log = structlog.get_logger(__name__)

#: Seconds in which pings are gathered, so that a burst asks the database once.
GATHER = 0.02
#: Seconds between signs of life on a silent stream; proxies close what is silent.
HEARTBEAT = 20.0
#: Names one listener may have waiting; beyond, it is told to catch up as a whole.
BACKLOG = 200

CAUGHT_UP = "caught-up"
#: Told with the key of a desk: how much is in its lists may have changed.
COUNTS = "counts:"
#: What is told only to those who may see the ticket of this key; and the name for any of them.
OF_A_TICKET = {"ticket:": "tickets", PRESENCE: "presence"}


@dataclass(eq=False)
class Listener:
    """One open page: who reads it, and the names it has not been told yet."""

    actor: Actor
    #: Whose bells ring on this page: `person:7`, `team:3`.
    bells: frozenset[str] = frozenset()
    names: set[str] = field(default_factory=set)
    stir: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, names: Iterable[str]) -> None:
        self.names.update(names)
        if len(self.names) > BACKLOG:
            self.names = {CAUGHT_UP}
        self.stir.set()


class Hub:
    """Listens while anybody listens to it."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._task: asyncio.Task[None] | None = None
        self._heard: set[str] = set()
        self._is_over = False

    def end(self) -> None:
        """End every stream: the process stops, and waits for nothing else so long."""
        self._is_over = True
        for listener in self._listeners:
            listener.stir.set()

    async def names_for(
        self, actor: Actor, bells: frozenset[str] = frozenset()
    ) -> AsyncIterator[list[str]]:
        """What changed, as lists of names; an empty list is a sign of life."""
        listener = Listener(actor, bells)
        self._listeners.add(listener)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._listen())
        try:
            yield []
            while not self._is_over:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(listener.stir.wait(), HEARTBEAT)
                listener.stir.clear()
                names, listener.names = sorted(listener.names), set()
                yield names
        finally:
            self._listeners.discard(listener)
            if not self._listeners and self._task:
                self._task.cancel()
                self._task = None

    async def _listen(self) -> None:
        wait = 0.5
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(**_address()) as listening:
                    await listening.execute(f"LISTEN {CHANNEL}")
                    self._tell_everybody({CAUGHT_UP})
                    wait = 0.5
                    async for ping in listening.notifies():
                        self._gather(ping.payload)
            except psycopg.OperationalError:
                log.warning("live updates lost the database, trying again", wait=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 15.0)

    def _gather(self, ref: str) -> None:
        if not self._heard:
            asyncio.get_running_loop().call_later(GATHER, self._pass_on)
        self._heard.add(ref)

    def _pass_on(self) -> None:
        heard, self._heard = self._heard, set()
        task = asyncio.create_task(self._tell_those_who_may_know(heard))
        task.add_done_callback(_log_trouble)

    async def _tell_those_who_may_know(self, refs: set[str]) -> None:
        about = _names_by_ticket(refs)
        places = await sync_to_async(_whereabouts)(list(about)) if about else {}
        rung = {ref.removeprefix(BELL) for ref in refs if ref.startswith(BELL)}
        counted = {ref.removeprefix(COUNTS) for ref in refs if ref.startswith(COUNTS)}
        apart = (BELL, COUNTS, *OF_A_TICKET)
        others = {ref.partition(":")[0] for ref in refs if not ref.startswith(apart)}
        for listener in list(self._listeners):
            names = others | ({"bell"} if rung & listener.bells else set())
            if any(str(role.desk_id) in counted for role in listener.actor.roles):
                names.add("counts")
            for pk, place in places.items():
                if policies.may_see_as_staff(listener.actor, **place):
                    names |= about[pk]
            if names:
                listener.tell(names)

    def _tell_everybody(self, names: set[str]) -> None:
        for listener in self._listeners:
            listener.tell(names)


def _names_by_ticket(refs: Iterable[str]) -> dict[int, set[str]]:
    """By the key of each ticket that `refs` are about, what pages hear: `ticket-7`, `tickets`."""
    names: dict[int, set[str]] = {}
    for ref in refs:
        for start, of_any in OF_A_TICKET.items():
            if ref.startswith(start):
                pk = int(ref.removeprefix(start))
                names.setdefault(pk, set()).update({f"{start[:-1]}-{pk}", of_any})
    return names


def _whereabouts(pks: list[int]) -> dict[int, dict[str, Any]]:
    try:
        return queries.whereabouts(pks)
    finally:
        connection.close()


def _address() -> dict[str, Any]:
    given = connection.get_connection_params()
    return {**{name: given[name] for name in WANTED if given.get(name)}, "autocommit": True}


def _log_trouble(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (trouble := task.exception()):
        log.error("live updates could not be passed on", exc_info=trouble)
