"""What can happen to the feeds of calendars. What a calendar says is a published version."""

from __future__ import annotations

from dataclasses import dataclass

from deskbell.kernel.events import Event, Words


@dataclass(frozen=True, kw_only=True)
class FeedFailed(Event):
    """An address that was read before, or never, cannot be read. What was read last is kept."""

    name = "feed.failed"
    stream = "feed"
    sentence = "could not read a calendar’s feed"
    feed_id: int
    calendar: str
    trouble: Words


@dataclass(frozen=True, kw_only=True)
class FeedRecovered(Event):
    """An address that could not be read can be read again."""

    name = "feed.recovered"
    stream = "feed"
    sentence = "read a calendar’s feed again"
    feed_id: int
    calendar: str
