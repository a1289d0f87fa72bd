"""Open pages cost the others nothing, and do not keep a desk from stopping."""

import contextlib
import http.client
import time

import pytest

#: More than the pool of a web process holds.
MANY = 20


@pytest.fixture
def streams(running_desk, client, mara, settings):
    """`MANY` open streams of Mara's, and the cookie they came with."""
    client.force_login(mara)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"Cookie": f"{name}={client.cookies[name].value}"}
    with contextlib.ExitStack() as open_ones:
        for _ in range(MANY):
            stream = http.client.HTTPConnection("127.0.0.1", running_desk.port, timeout=20)
            open_ones.callback(stream.close)
            stream.request("GET", "/live/", headers=cookie)
            answer = stream.getresponse()
            open_ones.callback(answer.close)
            assert answer.status == 200
            assert answer.readline() == b": here\n"
        yield cookie


@pytest.mark.proves("OPS-2")
def test_more_open_pages_than_connections_leave_the_others_theirs(running_desk, streams):
    page = http.client.HTTPConnection("127.0.0.1", running_desk.port, timeout=20)
    page.request("GET", "/tickets/", headers=streams)
    answer = page.getresponse()
    answer.read()
    page.close()

    assert answer.status == 200


@pytest.mark.proves("OPS-4")
def test_open_pages_do_not_keep_a_desk_from_stopping(running_desk, streams):
    process = running_desk.processes.pop("web")
    began = time.monotonic()
    process.terminate()
    process.wait(timeout=20)

    assert time.monotonic() - began < 4
