"""Files people attached, from a path without cookies and in a sandbox of their own.

Whoever may see a page gets addresses for its files from it; the address is the permission. It
names the file under our signature and ends after a day.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ObjectDoesNotExist
from django.core.signing import BadSignature, TimestampSigner, b62_encode
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from deskbell.files import queries
from deskbell.files.decisions import SHOWN

LIFETIME = timedelta(days=1)
#: Addresses made within so many seconds are alike, so that a browser finds what it has kept.
STEP = 6 * 60 * 60
#: Pictures in the text of a mail that are smaller than this are logos and lines.
A_PICTURE = 10_000
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


class _Signer(TimestampSigner):
    def timestamp(self) -> str:
        return b62_encode(step() * STEP)


signer = _Signer(salt="deskbell.workspace.files")


class WithoutCookies:
    """Takes the cookies off a request for a file before anything looks at them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith("/files/"):
            return self.get_response(request)
        request.COOKIES = {}
        response = self.get_response(request)
        # What was asked without cookies is the same with whatever cookies: let it be kept.
        del response["Vary"]
        return response


def address_of(file_id: int, name: str) -> str:
    """Where the file is to be had from now on, for a day, by whoever is given the address."""
    return reverse("workspace:file", args=[signer.sign(str(file_id)), _plain(name)])


@dataclass(frozen=True)
class Shown:
    """A file of a message or note, with the address it is to be had from."""

    name: str
    size: int
    url: str
    is_image: bool


def shown(attached: Iterable[Any], *, without_inline: bool = False) -> list[Shown]:
    """The files of a message that are not a part of its text."""
    return [
        Shown(one.name, one.size, address_of(one.file_id, one.name), one.type in SHOWN)
        for one in attached
        if not (one.is_inline and (without_inline or one.size < A_PICTURE))
    ]


def inline_of(attached: Iterable[Any]) -> dict[str, str]:
    """Where the pictures in the text of a message are to be had, by their content id."""
    return {one.content_id: address_of(one.file_id, one.name) for one in attached if one.content_id}


def step() -> int:
    """Changes when addresses made now are no longer like those made before."""
    return int(time.time() // STEP)


@login_not_required
@require_safe
def show(request: HttpRequest, token: str, name: str) -> StreamingHttpResponse:
    """The bytes. Asks for no session, and gives the browser nothing it could run."""
    try:
        pk = int(signer.unsign(token, max_age=LIFETIME))
        file = queries.file(pk)
    except (BadSignature, ObjectDoesNotExist) as nothing:
        raise Http404 from nothing
    is_shown = file.type in SHOWN
    chunks: Any = queries.chunks_of(file)
    if hasattr(request, "scope"):
        chunks = _without_blocking(chunks)
    return StreamingHttpResponse(
        chunks,
        content_type=file.type if is_shown else "application/octet-stream",
        headers={
            "Content-Length": str(file.size),
            "Content-Disposition": content_disposition_header(not is_shown, name) or "attachment",
            "Content-Security-Policy": POLICY,
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=86400, immutable",
        },
    )


async def _without_blocking(chunks: Any) -> AsyncIterator[bytes]:
    while chunk := await sync_to_async(_next, thread_sensitive=False)(chunks):
        yield chunk


def _next(chunks: Any) -> bytes:
    piece: bytes = next(chunks, b"")
    return piece


def _plain(name: str) -> str:
    """A name without what a path could misread, never empty."""
    return name.replace("/", "_").replace("\\", "_").strip(" .") or "file"
