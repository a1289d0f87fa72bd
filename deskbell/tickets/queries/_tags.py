"""The tags of a desk: what they are called, which of them stand for one another, where they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from deskbell.kernel.actors import Actor
from deskbell.people import queries as people
from deskbell.tickets.models import Tag, Ticket


def tags_for(actor: Actor) -> QuerySet[Tag]:
    """The tags of the desks that `actor` knows; not those that another one stands for."""
    return Tag.objects.filter(desk__in=people.desks_for(actor).values("pk"), merged_into=None)


def tag_for(actor: Actor, pk: int, *, is_merged: bool = False) -> Tag:
    """Raises `Tag.DoesNotExist`."""
    known = Tag.objects.filter(desk__in=people.desks_for(actor).values("pk"))
    return known.select_related("desk").get(pk=pk, merged_into__isnull=not is_merged)


def tags_like(desk_id: int, begun: str, *, most: int) -> list[str]:
    """Names of a desk's tags that `begun` is a part of, those that begin with it first."""
    found = Tag.objects.filter(desk=desk_id, merged_into=None, name__contains=begun)
    names = found.order_by("name").values_list("name", flat=True)[: most * 5]
    return sorted(names, key=lambda name: (not name.startswith(begun), name))[:most]


def tags_by_name(desk_id: int, names: Iterable[str]) -> dict[str, int]:
    """By name, the key of the tag that stands for it."""
    found = Tag.objects.filter(desk=desk_id, name__in=list(names))
    return {
        name: merged or pk for name, pk, merged in found.values_list("name", "pk", "merged_into")
    }


def tags_meant(desk_id: int, names: Iterable[str]) -> frozenset[int]:
    """Every key under which a ticket can have one of these tags."""
    keys = set(tags_by_name(desk_id, names).values())
    return frozenset(key for together in records_of_tags(keys).values() for key in together)


def names_of_tags(keys: Iterable[int]) -> dict[int, str]:
    """By key, what it is called: as the tag that stands for it."""
    keys = set(keys)
    if not keys:
        return {}
    found = Tag.objects.filter(pk__in=keys).values_list("pk", "name", "merged_into__name")
    return {pk: merged or name for pk, name, merged in found}


def names_on(ticket: Ticket) -> list[str]:
    """What a ticket is tagged with, in the order of the alphabet."""
    return sorted(set(names_of_tags(ticket.tags).values()))


def tags_on(ticket_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """By ticket what it is tagged with, for many at once."""
    tagged = Ticket.objects.filter(pk__in=list(ticket_ids)).exclude(tags=[])
    keys = dict(tagged.values_list("pk", "tags"))
    names = names_of_tags(key for some in keys.values() for key in some)
    return {
        pk: tuple(sorted({names[key] for key in some if key in names})) for pk, some in keys.items()
    }


def records_of_tags(keys: Iterable[int]) -> Mapping[int, frozenset[int]]:
    """For each of these keys all that stand for the same: merging rewrites nothing."""
    keys = set(keys)
    ends = {
        merged or pk
        for pk, merged in Tag.objects.filter(pk__in=keys).values_list("pk", "merged_into")
    }
    standing: dict[int, int] = {}
    together: dict[int, set[int]] = defaultdict(set)
    same = Tag.objects.filter(Q(pk__in=ends) | Q(merged_into__in=ends))
    for pk, merged in same.values_list("pk", "merged_into"):
        standing[pk] = merged or pk
        together[merged or pk].add(pk)
    return {key: frozenset(together[standing[key]]) for key in keys if key in standing}


@dataclass(frozen=True, slots=True)
class TagInUse:
    """A tag of a desk, on how many tickets it is, and which others it stands for."""

    tag: Tag
    tickets: int
    merged: list[Tag]


def tags_in_use(desk_id: int) -> list[TagInUse]:
    """All tags of a desk, by name. Walks through its tagged tickets: for looking after them."""
    tags = list(Tag.objects.filter(desk=desk_id).order_by("name"))
    standing = {tag.pk: tag.merged_into_id or tag.pk for tag in tags}
    counts: dict[int, int] = defaultdict(int)
    for keys in Ticket.objects.exclude(tags=[]).values_list("tags", flat=True):
        for key in {standing[key] for key in keys if key in standing}:
            counts[key] += 1
    merged: dict[int, list[Tag]] = defaultdict(list)
    for tag in tags:
        if tag.merged_into_id:
            merged[tag.merged_into_id].append(tag)
    return [TagInUse(tag, counts[tag.pk], merged[tag.pk]) for tag in tags if not tag.merged_into_id]
