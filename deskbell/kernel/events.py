"""Events: what happened, recorded in the transaction that made it true.

An operation calls `record` once, as its last act. Reactions that must hold together with the
change join it (`@within`); everything else waits for the commit (`@after`) and is delivered by
the relay. The event row is timeline, audit trail and outbox in one: see docs/architecture.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, get_type_hints

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from deskbell.kernel import ledger, seals
from deskbell.kernel.models import RecordedEvent

#: Marks a field that holds what a person wrote: it can be blanked, while facts never change.
Words = Annotated[str, "words"]

Reaction = Callable[[Any], None]
R = TypeVar("R", bound=Reaction)

_within: dict[type[Event], list[Reaction]] = defaultdict(list)
_after: dict[type[Event], list[Reaction]] = defaultdict(list)
_takes_many: set[Reaction] = set()
known: dict[str, type[Event]] = {}

_cause: ContextVar[RecordedEvent | None] = ContextVar("cause", default=None)


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. Holds ids and plain values, never model instances.

    `stream` names what it happened to: the events of one `ticket` form one sealed chain, found by
    the field `ticket_id`. `under` holds the ids of the published versions that were applied.
    """

    name: ClassVar[str]
    stream: ClassVar[str]
    #: How the timeline says it; `{field}` is replaced by the facts and words of the event.
    sentence: ClassVar[str] = ""
    #: True for an event that is always the first of its stream: nothing before it is looked for.
    begins: ClassVar[bool] = False
    #: Where it was loaded from; none for one that is not recorded yet.
    row: ClassVar[RecordedEvent | None] = None

    by: str
    at: datetime
    under: tuple[int, ...] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "name" in cls.__dict__:
            known[cls.name] = cls

    @property
    def stream_id(self) -> int:
        """The key of what it happened to."""
        key: int = getattr(self, f"{self.stream}_id")
        return key

    @property
    def stream_ref(self) -> str:
        return f"{self.stream}:{self.stream_id}"


def within(*kinds: type[Event]) -> Callable[[R], R]:
    """React in the same transaction. For records that may never disagree with the change."""
    return lambda reaction: _subscribe(_within, kinds, reaction)


def after(*kinds: type[Event], many: bool = False) -> Callable[[R], R]:
    """React once the change is committed, exactly once, in order per stream.

    With `many`, the reaction takes a list: all the events of one kind that wait, each of another
    stream. It is for what happens often. Where it fails, they are tried again one by one.
    """

    def subscribe(reaction: R) -> R:
        if many:
            _takes_many.add(reaction)
        return _subscribe(_after, kinds, reaction)

    return subscribe


def record(event: Event) -> RecordedEvent:
    """Write `event` down, sealed to the one before it, and run what must hold together with it.

    Must be called inside the transaction that made it true; the caller holds the lock on the
    thing it happened to, so that the events of a stream have one order.
    """
    return record_all([event])[0]


def record_all(
    happened: Sequence[Event], *, because: Sequence[Event] | None = None
) -> list[RecordedEvent]:
    """The same for several events at once; `because` holds the cause of each."""
    if not connection.in_atomic_block:
        raise RuntimeError("An event is recorded in the transaction that made it true.")
    causes = [one.row for one in because] if because else [_cause.get()] * len(happened)
    tails = ledger.tails([event.stream_ref for event in happened if not event.begins])
    rows = []
    for event, cause in zip(happened, causes, strict=True):
        row = _row_of(event, cause, *tails.get(event.stream_ref, ledger.NOTHING_YET))
        tails[row.stream] = (row.position, bytes(row.seal))
        rows.append(row)
    ledger.write(rows, delivered={one.name for one in happened if after_reactions(type(one))})
    for event, row in zip(happened, rows, strict=True):
        with caused_by(row):
            for reaction in within_reactions(type(event)):
                reaction(event)
    return rows


@contextmanager
def caused_by(row: RecordedEvent | None) -> Iterator[None]:
    """Whatever is recorded inside names `row` as its cause."""
    token = _cause.set(row)
    try:
        yield
    finally:
        _cause.reset(token)


def load(row: RecordedEvent) -> Event:
    """The event a row holds. Fields that later code added take their defaults."""
    kind = known[row.name]
    values = {**row.facts, **row.words}
    names = {field.name for field in fields(kind)}
    event = kind(
        **{name: _back(kind, name, value) for name, value in values.items() if name in names},
        by=row.by,
        at=row.at,
        under=tuple(row.under),
    )
    object.__setattr__(event, "row", row)
    return event


def within_reactions(kind: type[Event]) -> list[Reaction]:
    return [reaction for cls in kind.__mro__ for reaction in _within.get(cls, ())]


def after_reactions(kind: type[Event]) -> list[Reaction]:
    return [reaction for cls in kind.__mro__ for reaction in _after.get(cls, ())]


def takes_many(reaction: Reaction) -> bool:
    return reaction in _takes_many


def name_of(reaction: Reaction) -> str:
    return f"{reaction.__module__}.{reaction.__qualname__}"


def reactions() -> Iterator[tuple[str, str, str]]:
    """Every subscription, as (event name, "within" or "after", reaction). Feeds the docs."""
    for word, table in (("within", _within), ("after", _after)):
        for kind, subscribed in table.items():
            for reaction in subscribed:
                of = f" of a {kind.stream}" if hasattr(kind, "stream") else ""
                yield getattr(kind, "name", f"every event{of}"), word, name_of(reaction)


def _subscribe(table: dict[type[Event], list[Reaction]], kinds: tuple[type[Event], ...], r: R) -> R:
    for kind in kinds:
        table[kind].append(r)
    return r


def _row_of(
    event: Event, cause: RecordedEvent | None, position: int, before: bytes
) -> RecordedEvent:
    facts, words = _split(event)
    row = RecordedEvent(
        name=event.name,
        stream=event.stream_ref,
        position=position + 1,
        by=event.by,
        at=event.at,
        cause_id=cause.pk if cause else None,
        depth=cause.depth + 1 if cause else 0,
        under=list(event.under),
        facts=facts,
        words=words,
    )
    row.words_hash = seals.hash_of_words(words)
    row.seal = seals.seal(row, before=before)
    return row


def _split(event: Event) -> tuple[dict[str, Any], dict[str, Any]]:
    facts: dict[str, Any] = {}
    words: dict[str, Any] = {}
    spoken = spoken_fields(type(event))
    for field in fields(event):
        if field.name in ("by", "at", "under"):
            continue
        value = getattr(event, field.name)
        (words if field.name in spoken else facts)[field.name] = _plain(value)
    return facts, seals.salted(words)


def spoken_fields(kind: type[Event]) -> frozenset[str]:
    """The names of the fields that hold words."""
    return _fields_of(kind.name)[0]


@cache
def _fields_of(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The fields of an event that hold words, and those that hold moments."""
    hints = get_type_hints(known[name], include_extras=True)
    return (
        frozenset(field for field, hint in hints.items() if "words" in _marks(hint)),
        frozenset(field for field, hint in hints.items() if "datetime" in str(hint)),
    )


def _marks(hint: Any) -> tuple[Any, ...]:
    return tuple(getattr(hint, "__metadata__", ()))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, str | int | float | list | dict):
        return value
    return DjangoJSONEncoder().default(value)


def _back(kind: type[Event], name: str, value: Any) -> Any:
    if value is not None and name in _fields_of(kind.name)[1]:
        return datetime.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
