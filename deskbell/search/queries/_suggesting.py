"""What somebody may be about to type: fields, values, and words of what was found.

Only what the searcher may see: records they may look up, and words that stand on the page anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from deskbell.conditions.decisions import KEYED, OF_PEOPLE, OF_TIME, Field, Kind, quoted
from deskbell.kernel.actors import Actor
from deskbell.search.decisions import plain, runs_of
from deskbell.search.queries._finding import Hit
from deskbell.tickets import queries as tickets

MOST = 8
#: Shorter, a beginning says too little.
LEAST = 2
#: The term that is being typed: to the end of the line, a quote it opened included.
LAST = re.compile(r'(?:[^\s"()]|"[^"]*"?)+$')
#: Moments to begin with.
MOMENTS = ("today", "yesterday", "7d", "before:today", "older:7d", "since:today")


@dataclass(frozen=True)
class Suggestion:
    """What the last term could become, and the whole line with it."""

    term: str
    line: str


def suggestions_for(actor: Actor, typed: str, hits: tuple[Hit, ...]) -> list[Suggestion]:
    """How the last term of the line could go on; nothing after a blank."""
    last = LAST.search(typed)
    if last is None:
        return []
    term = last[0].removeprefix("-")
    before = typed[: len(typed) - len(term)]
    head, colon, rest = term.partition(":")
    if colon:
        found = _values(actor, head.lower(), rest.replace('"', ""))
    else:
        found = iter([*_heads(term.lower()), *_words(term, hits)])
    others = dict.fromkeys(one for one in found if one != term)
    return [
        # After a value comes the next term; after a field its value.
        Suggestion(one, before + one + ("" if one.endswith(":") else " "))
        for one in islice(others, MOST)
    ]


def _heads(begun: str) -> Iterator[str]:
    if len(begun) < LEAST:
        return
    for head in (*tickets.FIELDS.shorts, "is", "has", "no", *_asked()):
        if head.startswith(begun):
            yield f"{head}:"


def _asked() -> dict[str, Field]:
    """All fields but those of desks that nobody fills any more."""
    return {key: one for key, one in tickets.FIELDS.fields.items() if not one.is_past}


def _words(begun: str, hits: tuple[Hit, ...]) -> Iterator[str]:
    """Words of the subjects and excerpts that were found."""
    beginning = plain(begun)
    if len(beginning) < LEAST:
        return
    for hit in hits:
        texts = (hit.subject, hit.requester, hit.pieces)
        for run in runs_of(" ".join("".join(piece.text for piece in text) for text in texts)):
            if plain(run).startswith(beginning) and plain(run) != beginning:
                yield run.lower()


def _values(actor: Actor, head: str, begun: str) -> Iterator[str]:
    if head == "is":
        flags = (key for key, field in _asked().items() if field.kind is Kind.FLAG)
        names: Iterator[str] = iter([*tickets.FIELDS.states, *flags])
    elif head in ("has", "no"):
        names = iter(_asked())
    else:
        key = tickets.FIELDS.shorts.get(head, (head,))[0]
        field = tickets.FIELDS.fields.get(key)
        names = _names(actor, field, begun) if field else iter(())
    for name in names:
        if begun.lower() in name.lower():
            yield f"{head}:{quoted(name)}"


def _names(actor: Actor, field: Field, begun: str) -> Iterator[str]:
    """What a field can be held against, by what it is called."""
    if field.kind in OF_PEOPLE:
        yield "me"
    if field.kind in KEYED:
        yield from tickets.Register(actor).names_like(field.kind, begun, most=MOST)
    elif field.kind in (Kind.CHOICE, Kind.SET):
        yield from (choice.code for choice in field.choices)
    elif field.kind is Kind.FLAG:
        yield from ("yes", "no")
    elif field.kind in OF_TIME:
        yield from MOMENTS
