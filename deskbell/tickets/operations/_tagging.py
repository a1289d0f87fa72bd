"""Tagging: marking a ticket with free words, and putting the words of a desk in order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.tickets import decisions, policies, queries
from deskbell.tickets.events import TagRenamed, TagsMerged, TagsParted, TicketTagged
from deskbell.tickets.models import Tag, Ticket
from deskbell.tickets.operations._grip import Refused, grip, refuse_unless, save

NO_TAG = _("A tag is a word or a few, of at most 40 letters and without a comma.")


@transaction.atomic
def tag(
    ticket: Ticket,
    *,
    by: Actor,
    at: datetime,
    add: Iterable[str] = (),
    remove: Iterable[str] = (),
) -> Ticket:
    """Put tags on and take tags off, by their names. A word the desk does not know is a new tag.

    Raises `NotPermitted`, `Refused`.
    """
    ticket = grip(ticket, by=by)
    refuse_unless(ticket, "tag")
    taken_off = queries.tags_meant(ticket.desk_id, map(decisions.tag_named, remove))
    kept = [key for key in ticket.tags if key not in taken_off]
    known = queries.tags_meant(ticket.desk_id, queries.names_of_tags(kept).values())
    put_on = _keys_of(ticket.desk_id, add, by=by, at=at)
    tags = (*kept, *(key for key in put_on if key not in known))
    if tags == tuple(ticket.tags):
        return ticket
    if len(tags) > decisions.MOST_TAGS:
        raise Refused(_("So many tags say nothing. Take some off first."))
    added = tuple(key for key in tags if key not in ticket.tags)
    removed = tuple(key for key in ticket.tags if key not in tags)
    ticket.tags = list(tags)
    save(ticket, at=at)
    record(
        TicketTagged(ticket_id=ticket.pk, tags=tags, added=added, removed=removed, by=by.ref, at=at)
    )
    return ticket


@transaction.atomic
def rename_tag(tag: Tag, name: str, *, by: Actor, at: datetime) -> Tag:
    """Call it otherwise, on all its tickets. Raises `NotPermitted`, `Refused`."""
    tag = _grip_tag(tag, by=by)
    called = _normal(name)
    if called == tag.name:
        return tag
    if Tag.objects.filter(desk=tag.desk_id, name=called).exists():
        raise Refused(_("There is a tag of this name already. Merge the two."))
    before, tag.name = tag.name, called
    tag.save(update_fields=["name"])
    record(TagRenamed(tag_id=tag.pk, called=called, before=before, by=by.ref, at=at))
    return tag


@transaction.atomic
def merge_tags(tag: Tag, *, into: Tag, by: Actor, at: datetime) -> Tag:
    """Let `into` stand for `tag` as well, wherever that is. Raises `NotPermitted`, `Refused`."""
    tag, into = _grip_tag(tag, by=by), _grip_tag(into, by=by)
    if tag.pk == into.pk or tag.desk_id != into.desk_id or tag.merged_into or into.merged_into:
        raise Refused(_("Two different tags of one desk can be merged, and each only once."))
    Tag.objects.filter(merged_into=tag).update(merged_into=into)
    tag.merged_into = into
    tag.save(update_fields=["merged_into"])
    record(TagsMerged(tag_id=tag.pk, into_id=into.pk, by=by.ref, at=at))
    return into


@transaction.atomic
def part_tags(tag: Tag, *, by: Actor, at: datetime) -> Tag:
    """Let a merged tag mean something of its own again. Raises `NotPermitted`."""
    tag = _grip_tag(tag, by=by)
    if tag.merged_into_id is not None:
        parted_from = tag.merged_into_id
        tag.merged_into = None
        tag.save(update_fields=["merged_into"])
        record(TagsParted(tag_id=tag.pk, from_id=parted_from, by=by.ref, at=at))
    return tag


def _grip_tag(tag: Tag, *, by: Actor) -> Tag:
    require(policies.may_keep_tags(by, tag.desk_id))
    return Tag.objects.select_for_update().get(pk=tag.pk)


def _normal(name: str) -> str:
    normal = decisions.tag_named(name)
    if not normal:
        raise Refused(NO_TAG)
    return normal


def _keys_of(desk_id: int, names: Iterable[str], *, by: Actor, at: datetime) -> list[int]:
    """The tags of these names, as they stand for each other; those the desk lacks are made."""
    wanted = list(dict.fromkeys(map(_normal, names)))
    new = (Tag(desk_id=desk_id, name=name, made_by=by.ref, made_at=at) for name in wanted)
    known = queries.tags_by_name(desk_id, wanted)
    if len(known) < len(wanted):
        Tag.objects.bulk_create(new, ignore_conflicts=True)
        known = queries.tags_by_name(desk_id, wanted)
    return list(dict.fromkeys(known[name] for name in wanted))
