"""Reading never raises and never takes long, whatever the bytes."""

import random
import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.mail.parsed import as_json
from deskbell.mail.reading import read, read_strictly
from deskbell.mail.tests.cases import cases, mail

pytestmark = pytest.mark.proves("INT-2", "SEC-10")

QUICK = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
SEEDS = [mail(case.values[0]["raw"]) for case in [*cases("bounces"), *cases("machines")]]
PIECES = [
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"Content-Type: text/html; charset=iso-2022-jp\n\n<div class=gmail_quote>",
    b"Content-Transfer-Encoding: base64\n\n",
    b"Content-Type: message/rfc822\n\n",
    b"Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822;",
    b"=?utf-8?q?=C3=", b"=?utf-16?b?AAA?=", b"--x--\n", b"--x\n", b"\x1b$B", b"\xff\xfe", b"\0",
    b"begin 644 x\n", b"<blockquote><!--", b"On Monday <", b"> > ", b"From: ", b"Subject: ",
    b"filename*0*=utf-8''%", b"; filename*1=", b"\r", b"\n\n", b"x\x9f\x3e\x22",
    b"Content-Type: application/ms-tnef\n\n\x78\x9f\x3e\x22\x01\x00\x02\x03\x90",
]  # fmt: skip


def is_sound(raw):
    parsed = read_strictly(raw)
    for value in as_json(parsed).values():
        if isinstance(value, str):
            value.encode("utf-8")
            assert "\0" not in value
    return parsed


@QUICK
@given(st.binary(max_size=3_000))
def test_random_bytes_are_read(raw):
    is_sound(raw)


@QUICK
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=30), max_size=40))
def test_pieces_of_mails_in_any_order_are_read(pieces):
    is_sound(b"".join(pieces))


@QUICK
@given(st.sampled_from(SEEDS), st.randoms(use_true_random=False))
def test_damaged_mails_are_read(seed, chance):
    raw = bytearray(seed)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(raw) + 1)
        match chance.randrange(4):
            case 0:
                raw[at : at + chance.randrange(30)] = b""
            case 1:
                raw[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(8)))
            case 2:
                raw[at:at] = chance.choice(PIECES)
            case _:
                raw[at:at] = raw[: chance.randrange(200)]
    is_sound(bytes(raw))


def monsters():
    head = b"From: a@example.net\nSubject: x\n"
    mixed = head + b"Content-Type: multipart/mixed; boundary=x\n\n"
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    )
    html = head + b"Content-Type: text/html\n\n"
    text = head + b"\n"
    encoded = head + b"Content-Transfer-Encoding: base64\n\n"
    bounce = b"From: mailer-daemon@example.net\nSubject: failure notice\n\ncould not be delivered\n"
    chance = random.Random(4711)
    return {
        "many parts": mixed + b"--x\nContent-Type: text/plain\n\nhello\n" * 8_000,
        "deep nesting": head + nested,
        "mails within mails": head + b"Content-Type: message/rfc822\n\n" * 3_000,
        "one endless line": text + b"x " * 1_000_000,
        "an endless word": text + b"x" * 2_000_000,
        "many short lines": text + b"ab\n" * 150_000,
        "many quoted lines": text + b"> ab\n" * 150_000,
        "deep quotes": text + b">" * 200_000 + b"\n",
        "many attributions": text + b"On 2.3.2026 12:00 Ines <i@example.com>\n" * 30_000,
        "many labels": text + b"From: a@b.c\n" * 60_000,
        "many rules": text + b"_____________\n\n" * 60_000,
        "open tags": html + b"<div><blockquote>" * 25_000,
        "open comments": html + b"<!-- " * 100_000,
        "open attributes": html + b'<a href="' * 100_000,
        "mixed quotation marks": html + b"<a \"' " * 100_000,
        "less-than signs": html + b"<" * 500_000,
        "entities": html + b"&amp;&#x41;&nosuch;" * 60_000,
        "styles that never end": html + b"<style><script>" * 60_000,
        "table cells": html + b"<table><tr><td>x" * 25_000,
        "encoded words": b"Subject: " + b"=?utf-8?q?=C3?= " * 20_000 + b"\n\n",
        "broken encoded words": b"Subject: " + b"=?utf-8?q?" * 20_000 + b"\n\n",
        "question marks": b"Subject: " + b"=?x?q?" + b"?" * 90_000 + b"\n\n",
        "many addresses": b"To: " + b"a@example.com, " * 50_000 + b"\n\n",
        "open brackets": b"To: " + b"(<" * 100_000 + b"\n\n",
        "quoted addresses": b"To: " + b'"\\' * 100_000 + b"\n\n",
        "parameters": b"Content-Type: text/plain" + b"; a*0*=x" * 20_000 + b"\n\nx",
        "many headers": b"X-A: b\n" * 100_000 + b"\nx",
        "folded header": b"Subject: x\n" + b" y\n" * 100_000 + b"\nx",
        "false boundaries": mixed + b"--x--x--x--x" * 100_000,
        "false boundary lines": mixed + b"--xy\n" * 200_000,
        "uuencode that never ends": text + b"begin 644 a\n" * 50_000,
        "base64": encoded + b"QUJD=" * 200_000,
        "noise": text + bytes(chance.randrange(256) for _ in range(300_000)),
        "much noise": text + chance.randbytes(400_000),
        "quotes in quotes": html + b"<blockquote>a" * 15_000,
        "nested tags": html + b"<div>" * 15_000 + b"x" + b"</div>" * 15_000,
        "a line of ten megabytes": text + b"x " * 5_000_000,
        "lines of eight bits": text + "привет как дела\n".encode("koi8-r") * 40_000,
        "pictures of faces": html + "<p>😀 ok</p>\n".encode() * 50_000,
        "eight-bit words": text + "Приве́т ".encode("koi8-r", "ignore") * 100_000,
        "an endless address": text + b"a" * 300_000 + b"@" + b"b." * 100_000,
        "at signs": text + b"a@" * 300_000,
        "digits": text + b"1 2-3/4 " * 100_000,
        "bounce full of addresses": b"From: mailer-daemon@example.net\nSubject: failure notice\n\n"
        b"could not be delivered\n" + b"<a@example.net>:\n550 x\n" * 10_000,
        "blank lines": text + b"\n" * 500_000,
        "spaces": text + b" " * 1_000_000,
        "spaces before line ends": text + (b" " * 3_000 + b"x\n") * 300,
        "a bounce full of dashes": bounce + b"-" * 400_000,
        "a bounce full of what it returns": bounce + b"Received: from x\n" * 40_000,
        "a bounce of at signs": bounce + b"a@" * 200_000,
        "a bounce of nothing but codes": bounce + b"5.1.1 550 " * 60_000,
        "a bounce in json": b"x-amz-sns-message-id: 1\n\n" + b'{"a":' * 100_000,
        "brackets": text + b"[" * 1_000_000,
        "a report in one block": b"Content-Type: message/delivery-status\n\n"
        + b"Final-Recipient: rfc822; a@b.c\n" * 20_000,
        "shifts": head + b"Content-Type: text/plain; charset=iso-2022-jp\n\n"
        + b"\x1b$B!" * 400_000,
        "base64 of nothing but ends": encoded + b"QQ==" * 500_000,
        "quoted marks": text + b">" * 1_000_000,
        "spaced marks": text + b"> " * 500_000,
        "names without semicolons": b"Content-Type: " + b"name=" * 100_000 + b"\n\nx",
        "routes": b"To: <" + b"@a," * 100_000 + b"\n\n",
        "dashes": text + b"-" * 500_000 + b"\n" + b"- - " * 100_000,
    }  # fmt: skip


MONSTERS = monsters()


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_is_read_soon(name):
    began = time.process_time()

    is_sound(MONSTERS[name])

    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "name",
    [
        "many parts",
        "many short lines",
        "open tags",
        "base64",
        "quoted marks",
        "folded header",
        "dashes",
        "quotes in quotes",
        "lines of eight bits",
    ],
)
def test_a_monster_takes_little_memory(name):
    raw = MONSTERS[name]
    tracemalloc.start()
    try:
        read_strictly(raw)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < max(10 * len(raw), 8_000_000)


def test_the_last_net_keeps_the_words(monkeypatch):
    monkeypatch.setattr("deskbell.mail.reading.read_tree", lambda raw: 1 / 0)

    parsed = read(b"Subject: x\n\nHelp")

    assert "Help" in parsed.text
    assert parsed.trace == ("problem:ZeroDivisionError",)
