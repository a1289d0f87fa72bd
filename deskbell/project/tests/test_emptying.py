"""The tests' tables are emptied also while a page still looks at them."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from deskbell.testing.emptying import TRIES, in_spite_of_readers
from deskbell.testing.waiting import wait_until


def deadlock():
    trouble = OperationalError("deadlock detected")
    trouble.__cause__ = psycopg.errors.DeadlockDetected()
    return trouble


@pytest.mark.django_db(transaction=True)
def test_a_page_that_reads_crosswise_does_not_keep_tables_from_being_emptied():
    tries = []

    def empty():
        tries.append("try")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE kernel_outbox")
            cursor.execute("LOCK TABLE kernel_version")

    def read_the_first_when_it_is_wanted(page):
        waits = "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'kernel_version'::regclass"
        wait_until(lambda: page.execute(waits).fetchone())
        page.execute("SELECT 1 FROM kernel_outbox")
        page.commit()

    options = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    with (
        psycopg.connect(**{name: options[name] for name in names if name in options}) as page,
        ThreadPoolExecutor() as beside,
    ):
        page.execute("LOCK TABLE kernel_version IN ACCESS SHARE MODE")
        reading = beside.submit(read_the_first_when_it_is_wanted, page)
        in_spite_of_readers(empty)()
        reading.result()

    assert tries == ["try", "try"]


def test_a_deadlock_without_end_is_reported():
    tries = []

    def empty():
        tries.append("try")
        raise deadlock()

    with pytest.raises(OperationalError, match="deadlock"):
        in_spite_of_readers(empty)()
    assert len(tries) == TRIES


def test_other_trouble_is_reported_at_once():
    tries = []

    def empty():
        tries.append("try")
        raise OperationalError("the disk is full")

    with pytest.raises(OperationalError, match="disk"):
        in_spite_of_readers(empty)()
    assert tries == ["try"]
