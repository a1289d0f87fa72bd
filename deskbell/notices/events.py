"""What can happen to notices: somebody chooses what to be told."""

from dataclasses import dataclass

from deskbell.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class NoticesChosen(Event):
    """Somebody chose of what they are not told. A bell has the key of its person."""

    name = "bell.notices_chosen"
    stream = "bell"
    sentence = "chose of what to be told"
    bell_id: int
    off: tuple[str, ...]
