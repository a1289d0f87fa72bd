"""Static files are collected once, and again when one of them changes."""

import asyncio
import gzip

import pytest

from deskbell.project import static_files
from deskbell.project.static_serving import StaticFiles


def test_they_are_collected_with_fingerprints_and_only_when_stale(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "deskbell.ui.storage.Storage"}
    }

    assert static_files.collect()
    collected = {path.name for path in settings.STATIC_ROOT.rglob("*.css")}
    assert collected
    assert "tokens.css" not in collected
    assert not static_files.collect()

    (settings.STATIC_ROOT / "collected").write_text("an older version")
    assert static_files.collect()


@pytest.fixture
def served(tmp_path, settings):
    """Ask for a path, as a web server would; what is not a file goes to an application."""
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_USE_FINDERS = False
    (tmp_path / "a.css").write_text("body { color: red }" * 99)
    (tmp_path / "a.css.gz").write_bytes(gzip.compress((tmp_path / "a.css").read_bytes()))

    async def application(scope, receive, send):
        await send({"status": "the application"})

    files = StaticFiles(application)

    def ask(path, **headers):
        sent = []

        async def send(message):
            sent.append(message)

        given = [(name.replace("_", "-").encode(), v.encode()) for name, v in headers.items()]
        scope = {"type": "http", "method": "GET", "path": path, "headers": given}
        asyncio.run(files(scope, None, send))
        body = b"".join(message.get("body", b"") for message in sent)
        return sent[0]["status"], dict(sent[0].get("headers", [])), body

    return ask


def test_a_file_is_answered_with_its_protection(served):
    status, headers, body = served("/static/a.css")

    assert status == 200
    assert body.startswith(b"body {")
    assert headers[b"x-content-type-options"] == b"nosniff"


def test_a_compressed_form_is_answered_to_those_who_take_it(served):
    _, headers, body = served("/static/a.css", accept_encoding="gzip, br")

    assert headers[b"content-encoding"] == b"gzip"
    assert gzip.decompress(body).startswith(b"body {")


def test_what_the_browser_has_is_not_sent_again(served):
    _, headers, _ = served("/static/a.css")
    status, _, body = served("/static/a.css", if_none_match=headers[b"etag"].decode())

    assert (status, body) == (304, b"")


@pytest.mark.parametrize("path", ["/static/../settings.py", "/static/b.css", "/tickets/"])
def test_everything_else_goes_to_the_application(served, path):
    assert served(path)[0] == "the application"
