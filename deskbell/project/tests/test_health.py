"""What load balancers and administrators are told about a desk."""

import socket
from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from deskbell.channels import operations as channels
from deskbell.kernel.actors import SYSTEM
from deskbell.kernel.models import Delivery, Outbox, RecordedEvent
from deskbell.project import doctor, health

pytestmark = pytest.mark.proves("OPS-4")


def found(name):
    return next(finding for finding in doctor.examine() if finding.what == name)


def test_a_living_process_says_so_without_the_database(client):
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_a_desk_that_can_work_is_ready(client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["relay"] is True


@pytest.mark.django_db
def test_a_desk_that_lacks_migrations_is_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'tickets'")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"database": True, "migrations": False, "relay": False}
    assert found("migrations").state == "fail"


@pytest.mark.django_db
def test_a_desk_whose_relay_lags_is_not_ready(client, old_event):
    Outbox.objects.create(event=old_event, stream=old_event.stream)

    assert client.get("/readyz").status_code == 503
    assert found("relay").state == "fail"
    assert "0:10:0" in found("relay").said


@pytest.mark.django_db
def test_a_database_that_is_gone_is_said_to_be_gone(client, monkeypatch):
    def refuse(*arguments, **more):
        raise OperationalError("connection refused\nand more")

    monkeypatch.setattr(health, "missing_migrations", refuse)
    assert client.get("/readyz").status_code == 503

    monkeypatch.setattr(doctor, "_one", refuse)
    assert found("database").state == "fail"
    assert "(connection refused)" in found("database").said
    assert found("database").advice


@pytest.mark.django_db
def test_the_doctor_finds_a_sound_desk_sound():
    states = {finding.what: finding.state for finding in doctor.examine()}

    assert states.pop("mail in") == "warn"
    assert set(states.values()) == {"ok"}
    assert list(states)[:3] == ["database", "extensions", "migrations"]


@pytest.mark.django_db
def test_a_mailbox_that_cannot_be_fetched_is_seen(desk, first_line, noon):
    mailbox = channels.add_mailbox(
        "it@desk.example",
        desk=desk,
        team=first_line,
        by=SYSTEM,
        at=noon,
        host="imap.example",
        user="it",
        secret={"password": "x"},
    )
    assert "last fetched not yet" in found("mail in").said

    type(mailbox).objects.update(trouble="wrong password")
    assert (found("mail in").state, found("mail in").advice != "") == ("fail", True)


@pytest.mark.django_db
def test_a_mail_server_that_does_not_answer_is_seen(settings, tmp_path):
    settings.VAR = tmp_path  # Beside which no demo lies.
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = taken.getsockname()

        assert found("mail out").state == "fail"


@pytest.mark.django_db
def test_caught_mail_is_said_to_be_caught(settings):
    settings.MAIL_CATCHER = "/somewhere"

    assert found("mail out").said == "caught in /somewhere, never sent"


@pytest.mark.django_db
def test_reactions_that_were_given_up_are_seen(old_event):
    Delivery.objects.create(event=old_event, reaction="x", state=Delivery.State.DEAD)

    assert found("relay").said == "1 reactions were given up"


@pytest.mark.django_db
def test_jobs_that_wait_too_long_are_seen():
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, scheduled_at)"
            " VALUES ('x', 'default', now() - interval '5 minutes')"
        )

    assert "one is 0:05:00 late" in found("queue").said


@pytest.mark.django_db
@pytest.mark.parametrize(("free", "state"), [(1 << 40, "ok"), (1 << 30, "warn"), (1 << 20, "fail")])
def test_room_on_the_disk_is_looked_at(free, state, monkeypatch):
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda folder: usage(free))

    assert found("disk").state == state


@pytest.mark.django_db
def test_a_clock_that_is_wrong_is_seen(monkeypatch):
    now = doctor.timezone.now

    monkeypatch.setattr(doctor.timezone, "now", lambda: now() + timedelta(minutes=2))

    assert found("clock").state == "warn"


@pytest.fixture
def old_event(noon):
    event = RecordedEvent.objects.create(
        name="x",
        stream="x:1",
        position=1,
        by="system",
        at=noon,
        recorded_at=doctor.timezone.now() - timedelta(minutes=10),
        facts={},
        words={},
        words_hash=b"",
        seal=b"",
    )
    return event
