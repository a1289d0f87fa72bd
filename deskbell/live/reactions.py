"""Every change is told to the open pages, in the transaction that made it: by name only."""

from deskbell.kernel.events import Event, within
from deskbell.live import pings


@within(Event)
def tell_the_open_pages(event: Event) -> None:
    pings.tell(event.stream_ref)
