"""A loop that sleeps is woken by a commit, and by time. Of two that watch, one has the watch."""

import time

import pytest
from django.db import transaction

from deskbell.kernel import waking

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_commit_ends_the_sleep():
    with waking.sleeper("test_bell") as sleep:
        began = time.monotonic()
        with transaction.atomic():
            waking.wake("test_bell")
        sleep(30)

    assert time.monotonic() - began < 10


def test_who_is_not_woken_looks_up_after_a_while():
    with waking.sleeper("test_bell") as sleep:
        waking.wake("another_bell")
        began = time.monotonic()
        sleep(0.05)

    assert 0.04 < time.monotonic() - began < 10


def test_only_one_has_the_watch_over_a_thing():
    with waking.watch("tests") as first, waking.watch("tests") as second:
        assert first(1)
        assert first(1)
        assert not second(1)
        assert second(2)


def test_the_watch_ends_with_whoever_had_it():
    with waking.watch("tests") as first:
        assert first(1)
    with waking.watch("tests") as second:
        assert second(1)
