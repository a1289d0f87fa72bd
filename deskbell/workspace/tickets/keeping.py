"""Keeping: files that were chosen stay with a draft that comes back, without being chosen again.

A browser cannot be given a file. So the page names those that are here already, under our
signature: nobody else's, and not for longer than a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.core import signing

from deskbell.files import queries as files
from deskbell.kernel.actors import Actor
from deskbell.tickets.operations import Attached

LIFETIME = timedelta(days=1)
SALT = "deskbell.workspace.keeping"


def named(attached: Iterable[Attached], *, by: Actor) -> list[tuple[str, Attached]]:
    """Each file with the value by which `by` may attach it again."""
    return [(signing.dumps([by.ref, one.file.pk, one.name], salt=SALT), one) for one in attached]


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
