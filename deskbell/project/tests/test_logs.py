"""Logs say what happened to whom it concerns, and no secrets."""

import io
import json
import logging
import sys

import pytest
import structlog

from deskbell.project import logs


def said(event):
    return logs.without_secrets(None, "info", event)


@pytest.mark.parametrize(
    "name", ["password", "Authorization", "api_key", "csrf_token", "set-cookie", "client_secret"]
)
def test_what_is_named_like_a_secret_is_hidden(name):
    assert said({name: "hunter2"}) == {name: logs.HIDDEN}


def test_a_password_in_an_address_is_hidden():
    assert "hunter2" not in said({"event": "at postgresql://desk:hunter2@db/desk now"})["event"]


def test_the_rest_is_said_as_it_is():
    event = {"event": "request", "path": "/tickets/7/", "status": 200}

    assert said(dict(event)) == event


def test_a_machine_reads_json(monkeypatch):
    monkeypatch.setenv("DESKBELL_LOG", "json")
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    record = logging.LogRecord("x", logging.WARNING, "", 0, "moved %s", ("here",), None)
    with structlog.contextvars.bound_contextvars(request_id="abc"):
        handler.emit(record)
    line = json.loads(stream.getvalue())

    assert (line["event"], line["level"], line["request_id"]) == ("moved here", "warning", "abc")


def test_each_request_has_an_id_that_is_given_back(client):
    given = client.get("/healthz", headers={"X-Request-ID": "from-the-proxy-1"})
    made = client.get("/healthz", headers={"X-Request-ID": "two\nlines"})

    assert given["X-Request-ID"] == "from-the-proxy-1"
    assert len(made["X-Request-ID"]) == 32


@pytest.mark.parametrize(
    ("manner", "line", "forwarded"),
    [
        ("plain", "ready", "web      ready\n"),
        ("json", '{"event": "ready"}', '{"role": "web", "event": "ready"}\n'),
    ],
)
def test_a_role_is_named_with_its_lines(manner, line, forwarded, monkeypatch, capsys):
    monkeypatch.setenv("DESKBELL_LOG", manner)
    logs.forwarder()("web", line)

    assert capsys.readouterr().err == forwarded


def test_a_bare_line_becomes_an_object_for_machines(monkeypatch, capsys):
    monkeypatch.setenv("DESKBELL_LOG", "json")
    logs.forwarder()("postgres", 'LOG:  "quoted"')
    line = json.loads(capsys.readouterr().err)

    assert (line["role"], line["event"]) == ("postgres", 'LOG:  "quoted"')


def test_a_failure_is_told_without_the_values_at_hand():
    from deskbell.project.logs import _failures

    def fail(password):
        raise ValueError("no")

    try:
        fail(password="hush-hush")
    except ValueError:
        told = _failures(None, "error", {"exc_info": True})

    assert "hush-hush" not in str(told)
    assert "ValueError" in str(told)


def test_a_failure_is_told_to_a_person_without_them_either(monkeypatch):
    monkeypatch.setenv("DESKBELL_LOG", "plain")

    def fail(password):
        raise ValueError("no")

    try:
        fail(password="hush" + "-hush")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "broke", (), sys.exc_info())
        told = logs.formatter().format(record)

    assert "ValueError" in told
    assert "hush-hush" not in told
