"""Tests run on a PostgreSQL of their own, started when the first test asks for the database."""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_django

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest_plugins = (
    ["deskbell.testing.cast"] if importlib.util.find_spec("deskbell.testing.cast") else []
)


def pytest_configure(config: pytest.Config) -> None:
    """What is different in tests: nothing is collected, hashed slowly or timed by hypothesis."""
    import hypothesis
    from django.conf import settings

    # A machine that is busy with other tests is slow, not broken.
    hypothesis.settings.register_profile("deskbell", deadline=None)
    hypothesis.settings.load_profile("deskbell")

    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.WHITENOISE_USE_FINDERS = True
    settings.PASSWORD_HASHERS[:] = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT = None


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI, where everything can be installed, a test that is skipped is a test that failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        reporter.write_line("A test was skipped. In CI that is a failure.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """What a test before read in another language, this one reads in English."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The DATABASE_URL of a server for tests: the one given, or one that ends with them."""
    from deskbell.project import postgres

    if given := os.environ.get("DATABASE_URL"):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="deskbell-tests-"))
    server = postgres.Postgres(folder, durable=False)
    try:
        server.start()
        server.ask("ALTER ROLE deskbell CREATEDB")
        yield postgres.url(folder)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, postgres_server: str
) -> None:
    """Point Django at the tests' server before it makes the tests' database."""
    from django.db import connections

    from deskbell.project import environment

    given = environment.database(postgres_server)
    connections.settings["default"]["OPTIONS"].update(given.pop("OPTIONS"))
    connections.settings["default"].update(given)


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> None:
    """Let Django empty the tests' tables after those that need real commits."""
    from django.db import connection

    from deskbell.testing.emptying import in_spite_of_readers

    # Of all connections: a test with a browser has one of its own, as it has a loop.
    every = type(connection.ops)
    every.execute_sql_flush = in_spite_of_readers(  # type: ignore[method-assign]
        every.execute_sql_flush
    )
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in ("kernel_recordedevent", "kernel_version"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER keep_all")
