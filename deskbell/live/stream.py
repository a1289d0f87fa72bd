"""The stream an open page listens to: server-sent events that name what changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, StreamingHttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from deskbell.kernel.actors import Actor
from deskbell.live.hub import Hub
from deskbell.people import policies
from deskbell.people import queries as people

#: Seconds after which a stream ends and the page asks anew: rights may have changed meanwhile.
LIFETIME = 600.0

hub = Hub()


@require_GET
@never_cache
def show(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Names of what changed, for staff, as long as the page is open."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or not policies.may_see_people(actor):
        return HttpResponseForbidden()
    answer = StreamingHttpResponse(_told(actor, bells_of(actor)), content_type="text/event-stream")
    answer["X-Accel-Buffering"] = "no"
    return answer


def bells_of(actor: Actor) -> frozenset[str]:
    """Whose bells ring on a page of `actor`: their own, and those of their teams."""
    own = {f"person:{pk}" for pk in actor.identities}
    return frozenset(own | {f"team:{pk}" for pk in people.teams_joined(actor.identities)})


async def _told(actor: Actor, bells: frozenset[str]) -> AsyncIterator[bytes]:
    # The request ends with the stream; until then its thread would keep a connection of the pool.
    await sync_to_async(close_old_connections)()
    deadline = asyncio.get_running_loop().time() + LIFETIME
    async for names in hub.names_for(actor, bells):
        if names:
            yield "".join(f"data: {name}\n" for name in names).encode() + b"\n"
        else:
            yield b": here\n\n"
        if asyncio.get_running_loop().time() > deadline:
            return
