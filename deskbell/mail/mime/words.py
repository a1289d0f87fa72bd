"""Encoded words in headers (RFC 2047), as they are written and as they are mangled."""

from __future__ import annotations

import binascii
import re

from deskbell.mail.mime.charsets import decode

WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?((?:[^?=]++|=(?!\?[^=])|\?(?!=))*+)\?=")
CUT_OFF = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\s]*)\??$")
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def decode_words(value: str) -> str:
    """`value` with its encoded words read; what cannot be read stays as it is."""
    if "=?" not in value:
        return value
    text: list[str] = []
    run: list[tuple[str, str, bytes]] = []
    at = 0
    for word in WORD.finditer(value):
        between = value[at : word.start()]
        if not run or between.strip():
            text.append(_read(run))
            run = []
            text.append(between)
        run.append((word[1], word[2].lower(), word[3].encode("utf-8", "surrogateescape")))
        at = word.end()
    rest = value[at:]
    cut = CUT_OFF.search(rest)
    if cut:
        if rest[: cut.start()].strip():
            text.append(_read(run) + rest[: cut.start()])
            run = []
        run.append((cut[1], cut[2].lower(), cut[3].encode("utf-8", "surrogateescape")))
        rest = ""
    text.append(_read(run))
    text.append(rest)
    return "".join(text)


def _read(run: list[tuple[str, str, bytes]]) -> str:
    """Adjacent words, joined as bytes first: senders cut in the middle of a character."""
    text = []
    at = 0
    while at < len(run):
        charset, encoding, _ = run[at]
        end = at
        while end < len(run) and run[end][0].lower() == charset.lower() and run[end][1] == encoding:
            end += 1
        payloads = [payload for _, _, payload in run[at:end]]
        text.append(decode(_unpack(payloads, encoding), charset.partition("*")[0]))
        at = end
    return "".join(text)


def _unpack(payloads: list[bytes], encoding: str) -> bytes:
    if encoding == "q":
        return b"".join(
            binascii.a2b_qp(payload.replace(b" ", b"_"), header=True) for payload in payloads
        )
    cleaned = [NOT_BASE64.sub(b"", payload) for payload in payloads]
    if any(len(payload) % 4 == 1 for payload in cleaned[:-1]):
        cleaned = [b"".join(cleaned)]
    return b"".join(map(from_base64, cleaned))


def from_base64(digits: bytes) -> bytes:
    """`digits` (clean of anything else) as bytes; a lone digit too many is left out."""
    if len(digits) % 4 == 1:
        digits = digits[:-1]
    return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))
