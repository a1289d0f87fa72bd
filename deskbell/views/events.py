"""What can happen to lists, said in the past tense."""

from dataclasses import dataclass
from typing import Annotated, Any

from deskbell.kernel.events import Event, Words

#: What a list means, which may hold what people typed.
Means = Annotated[dict[str, Any], "words"]


class ListEvent(Event):
    """Something happened to one list."""

    stream = "list"


@dataclass(frozen=True, kw_only=True)
class ListSaved(ListEvent):
    """Somebody saved a list: which tickets, and how to look at them."""

    name = "list.saved"
    sentence = "saved the list {title}"
    begins = True
    list_id: int
    owner_id: int
    icon: str
    look: dict[str, Any]
    teams: tuple[int, ...] = ()
    desks: tuple[int, ...] = ()
    title: Words
    conditions: Means


@dataclass(frozen=True, kw_only=True)
class ListChanged(ListEvent):
    """A list got another title, meaning or look; `changed` names what."""

    name = "list.changed"
    sentence = "changed the list {title}"
    list_id: int
    changed: tuple[str, ...]
    icon: str
    look: dict[str, Any]
    title: Words
    conditions: Means


@dataclass(frozen=True, kw_only=True)
class ListShared(ListEvent):
    """A list is seen by others: by teams, or by everybody at a desk."""

    name = "list.shared"
    sentence = "shared the list"
    list_id: int
    teams: tuple[int, ...]
    desks: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ListUnshared(ListEvent):
    """A list is its owner's alone."""

    name = "list.unshared"
    sentence = "no longer shares the list"
    list_id: int


@dataclass(frozen=True, kw_only=True)
class ListDeleted(ListEvent):
    """A list was taken away, and can be brought back."""

    name = "list.deleted"
    sentence = "deleted the list"
    list_id: int


@dataclass(frozen=True, kw_only=True)
class ListRestored(ListEvent):
    """A deleted list was brought back."""

    name = "list.restored"
    sentence = "brought the list back"
    list_id: int


class ArrangementEvent(Event):
    """Somebody arranged their lists."""

    stream = "arrangement"


@dataclass(frozen=True, kw_only=True)
class ListPinned(ArrangementEvent):
    """Somebody put a list into their rail."""

    name = "arrangement.pinned"
    sentence = "pinned a list"
    arrangement_id: int
    key: str


@dataclass(frozen=True, kw_only=True)
class ListUnpinned(ArrangementEvent):
    """Somebody took a list out of their rail."""

    name = "arrangement.unpinned"
    sentence = "unpinned a list"
    arrangement_id: int
    key: str


@dataclass(frozen=True, kw_only=True)
class ListMoved(ArrangementEvent):
    """Somebody put their lists into another order."""

    name = "arrangement.moved"
    sentence = "moved a list"
    arrangement_id: int
    key: str
    order: tuple[str, ...]
