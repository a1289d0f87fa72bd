"""What can happen to notices: somebody chooses what to be told."""

from dataclasses import dataclass, field
from typing import Any

from deskbell.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class NoticesChosen(Event):
    """Somebody chose of what they are not told. A bell has the key of its person."""

    name = "bell.notices_chosen"
    stream = "bell"
    sentence = "chose of what to be told"
    bell_id: int
    off: tuple[str, ...]
    #: By kind, the ways they chose.
    ways: dict[str, Any] = field(default_factory=dict)
    digest: str = ""
    digest_hour: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeviceAdded(Event):
    """Somebody allowed a browser to be woken for them."""

    name = "bell.device_added"
    stream = "bell"
    sentence = "allowed a device to be woken"
    bell_id: int
    device_id: int


@dataclass(frozen=True, kw_only=True)
class DeviceRemoved(Event):
    """A browser is woken no more: somebody said so, or its maker's service did."""

    name = "bell.device_removed"
    stream = "bell"
    sentence = "let a device sleep"
    bell_id: int
    device_id: int
