"""Questions about fields: which are asked where, and which there ever were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import F, QuerySet

from deskbell.fields.decisions import Definition, Definitions, after, together
from deskbell.kernel import publishing as kernel
from deskbell.kernel.models import Version
from deskbell.kernel.publishing import Published
from deskbell.kernel.questions import Among, question
from deskbell.people.queries import scope_of_desk

KIND = "fields"
#: A published version never changes, nor what several of them in a row come to.
KEPT = 200


@dataclass(frozen=True)
class Held:
    """The fields of a desk at some moment, and the published versions that say so."""

    definitions: Definitions
    versions: tuple[int, ...] = ()


class Documents(Published):
    """A desk adds to what is asked everywhere: it has its own document, or none."""

    def held(self, *, at: datetime, scope: str = "") -> kernel.Held:
        found = super().held(at=at, scope=scope)
        if found.version is not None and found.version.scope != scope:
            return kernel.Held(self.built_in(scope), None)
        return found


DOCUMENTS = Documents(KIND, built_in=lambda scope: {"fields": []})


def fields_of(desk_id: int, *, at: datetime) -> Held:
    """What holds for a desk at `at`: the fields of everywhere, and then its own.

    Those that were asked once are among them, retired: their values stay readable.
    """
    found = _published_by(at, ["", scope_of_desk(desk_id)])
    latest = {scope: pk for pk, scope in found}
    return Held(_folded(tuple(found)), tuple(sorted(latest.values())))


def every_field() -> Definitions:
    """Every field that any desk ever published: what a condition can ask about."""
    return _folded(tuple(_published()))


@question
def _published() -> QuerySet[Version, tuple[int, str]]:
    return _in_order(Version.objects.all())


@question
def _published_by(at: datetime, scopes: list[str]) -> QuerySet[Version, tuple[int, str]]:
    return _in_order(Version.objects.filter(Among(F("scope"), scopes), effective_from__lte=at))


def _in_order(found: QuerySet[Version]) -> QuerySet[Version, tuple[int, str]]:
    """First those of everywhere, each scope in the order in which its versions hold."""
    published = found.filter(kind=KIND, published_at__isnull=False)
    return published.order_by("scope", "effective_from", "number").values_list("pk", "scope")


@lru_cache(maxsize=KEPT)
def _folded(versions: tuple[tuple[int, str], ...]) -> dict[str, Definition]:
    """What these versions come to, one after the other in each scope."""
    if not versions:
        return {}
    pks = [pk for pk, _scope in versions]
    contents = dict(Version.objects.filter(pk__in=pks).values_list("pk", "content"))
    scopes: dict[str, dict[str, Definition]] = {}
    for pk, scope in versions:
        scopes[scope] = after(scopes.get(scope, {}), contents[pk])
    return together(scopes.values())
