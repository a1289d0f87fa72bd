"""Questions about files. Who may see one is for whoever holds it to say."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.core.files.storage import default_storage

from deskbell.files.models import File


def file(pk: int) -> File:
    return File.objects.get(pk=pk)


def files_by_key(pks: Collection[int]) -> dict[int, File]:
    """Several at once, by key; those that are not there are left out."""
    return File.objects.in_bulk(list(pks))


def chunks_of(file: File) -> Iterator[bytes]:
    """The content, piece by piece."""
    with default_storage.open(file.path) as stream:
        while chunk := stream.read(65536):
            yield chunk


def content_of(file: File) -> bytes:
    """The whole content, for what must hold it in one piece anyway (a mail)."""
    return b"".join(chunks_of(file))
