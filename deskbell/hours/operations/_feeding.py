"""Reading the feeds that calendars name; what has changed becomes their next version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from deskbell.hours import queries
from deskbell.hours.decisions import NoFeed, addresses_in, condensed, gaps_in, with_texts
from deskbell.hours.events import FeedFailed, FeedRecovered
from deskbell.hours.models import Feed
from deskbell.kernel import versions
from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.fetching import Fetched, NotFetched, fetch
from deskbell.kernel.permission import require

Fetch = Callable[..., Fetched]


def read_feeds(key: str, *, by: Actor, at: datetime, fetch: Fetch = fetch) -> None:
    """Read each address that the calendar `key` names, and publish what has changed.

    What cannot be read keeps what was read last, and says why. Raises `NotPermitted`.
    """
    require(queries.may_publish(by, key))
    held = queries.CALENDARS.held(at=at, scope=key)
    addresses = addresses_in(held.content) if held.version_id else []
    Feed.objects.filter(calendar=key).exclude(address__in=addresses).delete()
    for address in addresses:
        feed, _made = Feed.objects.get_or_create(calendar=key, address=address)
        _read(feed, by=by, at=at, fetch=fetch)
    if addresses:
        _publish_what_changed(key, by=by, at=at)


def _read(feed: Feed, *, by: Actor, at: datetime, fetch: Fetch) -> None:
    """The network is asked outside of any transaction."""
    try:
        found = fetch(feed.address, etag=feed.etag, modified=feed.modified)
        text = feed.text if found.body is None else condensed(found.body)
    except (NotFetched, NoFeed) as trouble:
        _note_trouble(feed, str(trouble), by=by, at=at)
    else:
        _note_text(feed, text, found, by=by, at=at)


@transaction.atomic
def _note_trouble(feed: Feed, trouble: str, *, by: Actor, at: datetime) -> None:
    feed = Feed.objects.select_for_update().get(pk=feed.pk)
    fails_newly = feed.failing_since is None
    feed.failing_since = feed.failing_since or at
    feed.trouble, feed.tried_at = trouble[:500], at
    feed.save()
    if fails_newly:
        record(
            FeedFailed(
                feed_id=feed.pk, calendar=feed.calendar, trouble=feed.trouble, by=by.ref, at=at
            )
        )


@transaction.atomic
def _note_text(feed: Feed, text: str, found: Fetched, *, by: Actor, at: datetime) -> None:
    feed = Feed.objects.select_for_update().get(pk=feed.pk)
    failed = feed.failing_since is not None
    feed.text, feed.etag, feed.modified = text, found.etag[:200], found.modified[:60]
    feed.read_at = feed.tried_at = at
    feed.failing_since, feed.trouble = None, ""
    feed.save()
    if failed:
        record(FeedRecovered(feed_id=feed.pk, calendar=feed.calendar, by=by.ref, at=at))


@transaction.atomic
def _publish_what_changed(key: str, *, by: Actor, at: datetime) -> None:
    """A draft that somebody works on stays one: it is given what was read when it is published."""
    kind = queries.CALENDARS.kind
    held = queries.CALENDARS.held(at=at, scope=key)
    content = with_texts(held.content, queries.texts_read(key))
    if content == held.content:
        return
    feeds = list(Feed.objects.select_for_update().filter(calendar=key))
    if gaps := gaps_in(content):
        for feed in feeds:
            _note_trouble(feed, gaps[0], by=by, at=at)
        return
    draft = versions.draft(kind, content, by=by, at=at, scope=key)
    changed = ", ".join(address for address in addresses_in(content))
    versions.publish(draft, reason=f"Read from {changed}", by=by, at=at)
