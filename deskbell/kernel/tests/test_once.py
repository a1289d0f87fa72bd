"""What is asked for twice happens once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from deskbell.kernel.models import Once
from deskbell.kernel.once import REMEMBERED, forget_what_was_asked, key_of, once

pytestmark = pytest.mark.django_db


def test_the_second_asking_gets_what_came_of_the_first(noon):
    done = []
    act = lambda: done.append("printed") or str(len(done))  # noqa: E731

    assert once("mara:1", act, at=noon) == once("mara:1", act, at=noon) == "1"
    assert done == ["printed"]


def test_what_failed_may_be_asked_for_again(noon):
    def fail():
        raise LookupError

    with pytest.raises(LookupError):
        once("mara:1", fail, at=noon)

    assert once("mara:1", lambda: "done", at=noon) == "done"


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_act_once(noon):
    done = []
    both_are_here = threading.Barrier(2)

    def ask():
        both_are_here.wait(10)
        once("mara:1", lambda: done.append("printed") or "1", at=noon)
        connection.close()

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(10)

    assert done == ["printed"]


def test_old_askings_are_forgotten(noon):
    once("mara:1", lambda: "1", at=noon)

    assert forget_what_was_asked(at=noon + REMEMBERED) == 0
    assert forget_what_was_asked(at=noon + REMEMBERED + timedelta(seconds=1)) == 1
    assert not Once.objects.exists()


def test_a_form_is_known_again_by_its_content_as_well():
    key = key_of("person:1", "a-token", 7, "note", "Rang")

    assert key == key_of("person:1", "a-token", 7, "note", "Rang")
    others = [
        key_of("person:1", "a-token", 7, "note", "Rang twice"),
        key_of("person:1", "a-token", 8, "note", "Rang"),
        key_of("person:1", "a-token", 7, "call", "Rang"),
        key_of("person:1", "another", 7, "note", "Rang"),
        key_of("person:2", "a-token", 7, "note", "Rang"),
    ]
    assert key not in others
    assert len({*others}) == len(others)
