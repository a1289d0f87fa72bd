"""Keeping: files that were chosen stay with a draft that comes back, without being chosen again.

A browser cannot be given a file. So the page names those that are here already, under our
signature: nobody else's, and not for longer than a page stays open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from deskbell.files import queries as files
from deskbell.files.decisions import SHOWN
from deskbell.kernel.actors import Actor
from deskbell.tickets.operations import Attached
from deskbell.workspace.files import address_of

LIFETIME = timedelta(days=14)
SALT = "deskbell.workspace.keeping"


@dataclass(frozen=True)
class Kept:
    """A file with the value by which whoever attached it may attach it again."""

    value: str
    name: str
    size: int
    #: Where a picture is to be seen; empty for what is none.
    picture: str = ""


def named(attached: Iterable[Attached], *, by: Actor) -> list[Kept]:
    """The files as a form names them for `by`."""
    return [
        Kept(
            value=signing.dumps([by.ref, one.file.pk, one.name], salt=SALT),
            name=one.name,
            size=one.file.size,
            picture=address_of(one.file.pk, one.name) if one.file.type in SHOWN else "",
        )
        for one in attached
    ]


def kept(values: Iterable[str], *, by: Actor) -> list[Attached]:
    """The files that a form names, as far as it was given their values."""
    found = []
    for value in values:
        try:
            ref, pk, name = signing.loads(value, salt=SALT, max_age=LIFETIME)
        except signing.BadSignature:
            continue
        if ref == by.ref:
            found.append(Attached(file=files.file(pk), name=name))
    return found
