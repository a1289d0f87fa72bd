"""A loop that sleeps is woken by a commit, and by time."""

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
