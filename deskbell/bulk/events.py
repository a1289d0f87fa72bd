"""What can happen to a run."""

from dataclasses import dataclass

from deskbell.kernel.events import Event


class BulkEvent(Event):
    """Something happened to one run over many tickets."""

    stream = "bulk"


@dataclass(frozen=True, kw_only=True)
class BulkBegun(BulkEvent):
    """Somebody began one act on many tickets."""

    name = "bulk.begun"
    sentence = "began {verb} on {total} tickets"
    begins = True
    bulk_id: int
    verb: str
    total: int


@dataclass(frozen=True, kw_only=True)
class BulkEnded(BulkEvent):
    """It came to its end, or was stopped on the way."""

    name = "bulk.ended"
    sentence = "{done} done, {refused} refused, {left} left"
    bulk_id: int
    done: int
    refused: int
    left: int


@dataclass(frozen=True, kw_only=True)
class BulkTakingBackBegun(BulkEvent):
    """Somebody began to take it back."""

    name = "bulk.taking_back_begun"
    sentence = "began to take it back"
    bulk_id: int


@dataclass(frozen=True, kw_only=True)
class BulkTakenBack(BulkEvent):
    """It was taken back, as far as nobody had gone on from it."""

    name = "bulk.taken_back"
    sentence = "{undone} taken back, {kept} not"
    bulk_id: int
    undone: int
    kept: int
