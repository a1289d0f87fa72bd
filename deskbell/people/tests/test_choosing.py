"""Everybody chooses how they work with the pages, for themself."""

import pytest

from deskbell.kernel.models import RecordedEvent
from deskbell.kernel.permission import NotPermitted
from deskbell.people import events

pytestmark = [pytest.mark.django_db, pytest.mark.proves("UX-2")]


def test_ones_own_keys_are_kept_and_said(people, mara, actor, noon, recorded):
    people.choose_keys(mara, own={"reply": "q", "take": ""}, by=actor(mara), at=noon)

    mara.refresh_from_db()
    assert mara.own_keys == {"reply": "q", "take": ""}
    assert recorded(events.KeysChosen).changed == ("reply", "take")


def test_single_keys_are_switched_off_and_the_others_stay(people, mara, actor, noon):
    people.choose_keys(mara, own={"reply": "q"}, by=actor(mara), at=noon)
    people.choose_keys(mara, uses_single=False, by=actor(mara), at=noon)

    mara.refresh_from_db()
    assert (mara.own_keys, mara.uses_single_keys) == ({"reply": "q"}, False)


def test_nobody_chooses_for_somebody_else(people, mara, ada, actor, noon):
    with pytest.raises(NotPermitted):
        people.choose_keys(mara, own={"reply": "q"}, by=actor(ada), at=noon)


def test_choosing_what_one_has_is_no_event(people, mara, actor, noon):
    people.choose_keys(mara, own={}, uses_single=True, by=actor(mara), at=noon)

    assert not RecordedEvent.objects.filter(name=events.KeysChosen.name).exists()


@pytest.mark.proves("ORG-5")
def test_nobody_chooses_a_language_for_somebody_else(people, mara, ada, actor, noon):
    with pytest.raises(NotPermitted):
        people.choose_language(mara, "de", by=actor(ada), at=noon)


@pytest.mark.proves("ORG-5")
def test_choosing_the_language_one_has_is_no_event(people, mara, actor, noon):
    people.choose_language(mara, "de", by=actor(mara), at=noon)
    people.choose_language(mara, "de", by=actor(mara), at=noon)

    assert RecordedEvent.objects.filter(name=events.LanguageChosen.name).count() == 1
