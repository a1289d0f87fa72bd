"""Storing a file: streamed to disk while its digest is taken, then named by it."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from datetime import datetime
from typing import IO

from django.conf import settings
from django.core.files import File as Stream
from django.core.files.storage import default_storage

from deskbell.files.decisions import type_of
from deskbell.files.models import File

HEAD = 8192


class TooLarge(Exception):
    """The file is larger than this desk takes: DESKBELL_LARGEST_FILE, in bytes."""


def store(chunks: Iterable[bytes], *, at: datetime) -> File:
    """Keep the bytes of `chunks`; the same bytes are kept once. Raises `TooLarge`."""
    with tempfile.TemporaryFile() as spool:
        digest, size = _copy(chunks, spool)
        known = File.objects.filter(digest=digest).first()
        if known and default_storage.exists(known.path):
            return known
        spool.seek(0)
        kind = type_of(spool.read(HEAD))
        file = File(digest=digest, size=size, type=kind, stored_at=at)
        if not default_storage.exists(file.path):
            spool.seek(0)
            default_storage.save(file.path, Stream(spool))
    stored, _ = File.objects.get_or_create(
        digest=digest, defaults={"size": size, "type": kind, "stored_at": at}
    )
    return stored


def _copy(chunks: Iterable[bytes], spool: IO[bytes]) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > settings.LARGEST_FILE:
            raise TooLarge
        digest.update(chunk)
        spool.write(chunk)
    return digest.hexdigest(), size
