"""Choosing how one works with the pages oneself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from deskbell.kernel.actors import Actor
from deskbell.kernel.events import record
from deskbell.kernel.permission import require
from deskbell.people.events import KeysChosen, LanguageChosen
from deskbell.people.models import Person


@transaction.atomic
def choose_keys(
    person: Person,
    *,
    own: Mapping[str, str] | None = None,
    uses_single: bool | None = None,
    by: Actor,
    at: datetime,
) -> Person:
    """Press `own` keys, by the name of what they do, instead of the usual ones; empty for none.

    What is not given stays. Raises `NotPermitted`: everybody chooses for themself only.
    """
    require(by.person_id == person.pk)
    person = Person.objects.select_for_update().get(pk=person.pk)
    before = person.own_keys
    after = before if own is None else dict(own)
    changed = tuple(sorted({name for name, _ in before.items() ^ after.items()}))
    single = person.uses_single_keys if uses_single is None else uses_single
    if not changed and single == person.uses_single_keys:
        return person
    person.own_keys, person.uses_single_keys = after, single
    person.save(update_fields=["own_keys", "uses_single_keys"])
    record(
        KeysChosen(person_id=person.pk, changed=changed, uses_single_keys=single, by=by.ref, at=at)
    )
    return person


@transaction.atomic
def choose_language(person: Person, language: str, *, by: Actor, at: datetime) -> Person:
    """Read pages and mails in `language`, one of the installation's.

    Raises `NotPermitted`: everybody chooses for themself only.
    """
    require(by.person_id == person.pk)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if language == person.language:
        return person
    person.language = language
    person.save(update_fields=["language"])
    record(LanguageChosen(person_id=person.pk, language=language, by=by.ref, at=at))
    return person
