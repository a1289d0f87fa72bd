"""What has run out does not pile up: a worker clears it away every night."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from deskbell.entrance import jobs
from deskbell.kernel.models import Once
from deskbell.kernel.once import REMEMBERED, once

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)


def test_what_has_run_out_goes_and_the_rest_stays():
    now = timezone.now()
    cache.clear()
    for key, ends in (("ended", now - A_DAY), ("lasts", now + A_DAY)):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    once("old", lambda: "1", at=now - REMEMBERED - A_DAY)
    once("new", lambda: "1", at=now)
    cache.set("counted", 1, timeout=60)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO deskbell_cache (cache_key, value, expires) VALUES ('old', '', %s)",
            [now - A_DAY],
        )

    jobs.clear_away.func(timestamp=0)

    assert list(Session.objects.values_list("session_key", flat=True)) == ["lasts"]
    assert list(Once.objects.values_list("key", flat=True)) == ["new"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM deskbell_cache")
        assert cursor.fetchone() == (1,)
    assert cache.get("counted") == 1


def test_it_is_queued_every_night():
    queued = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}

    assert queued["entrance.clear_away"] == "17 3 * * *"
