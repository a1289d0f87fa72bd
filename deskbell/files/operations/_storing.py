"""Storing a file: streamed to disk while its digest is taken, then named by it.

A file has its final name only once it is whole: it is written under a name of its own first, so
that a full disk or a crash in the middle leaves nothing that later bytes would be taken for.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import uuid
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
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
        if known and _is_whole(known):
            return known
        spool.seek(0)
        kind = type_of(spool.read(HEAD))
        file = File(digest=digest, size=size, type=kind, stored_at=at)
        if not _is_whole(file):
            spool.seek(0)
            _put(spool, file)
    stored, _ = File.objects.get_or_create(
        digest=digest, defaults={"size": size, "type": kind, "stored_at": at}
    )
    return stored


def _is_whole(file: File) -> bool:
    return default_storage.exists(file.path) and default_storage.size(file.path) == file.size


def _put(spool: IO[bytes], file: File) -> None:
    """Bring the bytes to their place; what lies there in part makes room."""
    unfinished = f"unfinished/{uuid.uuid4().hex}"
    try:
        unfinished = default_storage.save(unfinished, Stream(spool))
        default_storage.delete(file.path)
        _name(unfinished, file.path)
    except Exception:
        default_storage.delete(unfinished)
        raise


def _name(unfinished: str, path: str) -> None:
    """Give a whole file its final name: a rename on a disk, a copy where there is none."""
    try:
        here, there = Path(default_storage.path(unfinished)), Path(default_storage.path(path))
    except NotImplementedError:
        with default_storage.open(unfinished) as whole:
            default_storage.save(path, whole)
        default_storage.delete(unfinished)
        return
    there.parent.mkdir(parents=True, exist_ok=True)
    with here.open("rb") as written:
        os.fsync(written.fileno())
    here.replace(there)


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
