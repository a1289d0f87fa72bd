"""The page that lists the whole nervous system: every event, its facts and words, who reacts."""

from __future__ import annotations

from dataclasses import fields

from deskbell.kernel import events

INTRODUCTION = """# Events

Written by `deskbell manage events`; a test fails while it is stale. *within* joins the transaction
of the change, *after* is delivered once it is committed: see [architecture](architecture.md).

Facts are kept for good; words (*in italics*) can be blanked when a person is erased.

| event | what happened | holds |
|---|---|---|
"""

REACTIONS = """
## Who reacts

| event | when | who |
|---|---|---|
"""


def events_page() -> str:
    """The whole text of docs/events.md."""
    known = {
        name: kind for name, kind in sorted(events.known.items()) if not name.startswith("test.")
    }
    told = "".join(
        f"| `{name}` | {(kind.__doc__ or '').strip().splitlines()[0]} | {_fields(kind)} |\n"
        for name, kind in known.items()
    )
    heard = "".join(
        f"| {name if name.startswith('every event') else f'`{name}`'} | {word} | `{reaction}` |\n"
        for name, word, reaction in sorted(set(events.reactions()))
    )
    return INTRODUCTION + told + REACTIONS + heard


def _fields(kind: type[events.Event]) -> str:
    spoken = events.spoken_fields(kind)
    names = [field.name for field in fields(kind) if field.name not in ("by", "at", "under")]
    return ", ".join(f"*{name}*" if name in spoken else name for name in names)
