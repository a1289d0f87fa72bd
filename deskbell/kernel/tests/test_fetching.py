"""Fetching from the open internet only, and not for long."""

import http.client
import io
from types import SimpleNamespace

import pytest

from deskbell.kernel import fetching
from deskbell.kernel.fetching import NotFetched, fetch, is_public

pytestmark = pytest.mark.proves("SEC-2")


class Line:
    """A connection on which these answers come, one each."""

    def __init__(self, *answers):
        self.answers, self.asked, self.sent = list(answers), [], []

    def __call__(self, where):
        self.asked.append(where.hostname)
        return self

    def request(self, method, target, headers):
        self.sent.append((target, headers))

    def getresponse(self):
        data = io.BytesIO(self.answers.pop(0))
        wire = SimpleNamespace(makefile=lambda mode: data)
        answer = http.client.HTTPResponse(wire)
        answer.begin()
        return answer

    def close(self):
        pass


def answer(status, body=b"", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example/x", "file:///etc/passwd", "https://", "https://a.example:8443/",
        "https://me:secret@a.example/", "https://a.example:x/", "ftp://a.example", "",
    ],
)  # fmt: skip
def test_only_plain_https_is_asked(address):
    line = Line()
    with pytest.raises(NotFetched):
        fetch(address, connect=line)
    assert line.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "::1", "fe80::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1",
        "2002:7f00:0001::", "64:ff9b::7f00:1", "ff02::1", "::",
    ],
)  # fmt: skip
def test_nothing_behind_the_firewall_is_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_the_open_internet_is(address):
    assert is_public(address)


def test_a_name_that_leads_to_this_machine_is_refused(monkeypatch):
    found = [(0, 0, 0, "", ("93.184.215.14", 443)), (0, 0, 0, "", ("127.0.0.1", 443))]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_args, **_more: found)
    with pytest.raises(NotFetched, match="not public"):
        fetch("https://a.example/x")


def test_what_came_is_taken_with_its_mark_and_asked_for_again_with_it():
    line = Line(answer("200 OK", b"Hello", ETag='"1"'), answer("304 Not Modified"))
    first = fetch("https://a.example/x?y=1", connect=line)
    again = fetch("https://a.example/x", etag=first.etag, connect=line)

    assert (first.body, first.etag, again.body) == (b"Hello", '"1"', None)
    assert line.sent[0][0] == "/x?y=1"
    assert line.sent[1][1]["If-None-Match"] == '"1"'


def test_every_hop_is_looked_at_like_the_first():
    line = Line(answer("302 Found", Location="https://b.example/"), answer("200 OK", b"Hello"))
    assert fetch("https://a.example/", connect=line).body == b"Hello"
    assert line.asked == ["a.example", "b.example"]

    with pytest.raises(NotFetched):
        fetch("https://a.example/", connect=Line(answer("302 Found", Location="http://10.0.0.1/")))


def test_it_ends(monkeypatch):
    moved = answer("302 Found", Location="/again")
    with pytest.raises(NotFetched, match="too often"):
        fetch("https://a.example/", connect=Line(*[moved] * 9))
    monkeypatch.setattr(fetching, "LARGEST", 3)
    with pytest.raises(NotFetched, match="larger"):
        fetch("https://a.example/", connect=Line(answer("200 OK", b"Hello")))
    monkeypatch.setattr(fetching, "PATIENCE", -1)
    with pytest.raises(NotFetched, match="longer"):
        fetch("https://a.example/", connect=Line(answer("200 OK", b"Hi")))


def test_a_refusal_is_said():
    with pytest.raises(NotFetched, match="404 Not Found"):
        fetch("https://a.example/", connect=Line(answer("404 Not Found")))
