"""Static files, answered before anything else wakes: a page names dozens of them."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from whitenoise.middleware import WhiteNoiseMiddleware

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, MutableMapping

    Message = MutableMapping[str, Any]
    Send = Callable[[Message], Awaitable[None]]
    Application = Callable[[Message, Callable[[], Awaitable[Message]], Send], Awaitable[None]]

PIECE = 1 << 18


class StaticFiles:
    """Answers for static files; all else goes to `application`.

    WhiteNoise decides what is answered: it knows fingerprints and compressed forms.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._files = WhiteNoiseMiddleware().files

    async def __call__(
        self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Send
    ) -> None:
        file = self._files.get(scope["path"]) if scope["type"] == "http" else None
        if file is None:
            await self._application(scope, receive, send)
        else:
            await _answer(file.get_response(scope["method"], _asked(scope["headers"])), send)


def _asked(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {
        f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}": value.decode("latin-1")
        for name, value in headers
    }


async def _answer(response: Any, send: Send) -> None:
    status: HTTPStatus = response.status
    headers = [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in response.headers
    ]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    if response.file is not None:
        # Read on the loop: they are small and lie in the page cache.
        with response.file as file:
            while piece := file.read(PIECE):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
