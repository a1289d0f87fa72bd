"""What the fields of desks say in the rows of a list."""

from __future__ import annotations

from collections.abc import Collection

from deskbell.fields.decisions import in_words
from deskbell.fields.queries import every_field
from deskbell.tickets.queries import custom_on
from deskbell.views.decisions import OWN_COLUMN


def held(pks: list[int], keys: Collection[str]) -> dict[int, tuple[tuple[str, str], ...]]:
    """By ticket, each of these columns and what stands in it. What it is called goes with it."""
    known = {key: one for key, one in every_field().items() if key in keys}
    return {
        pk: tuple(
            (f"{OWN_COLUMN}{key}", f"{one.label}: {in_words(custom[key], one)}")
            for key, one in known.items()
            if key in custom
        )
        for pk, custom in custom_on(pks).items()
    }
