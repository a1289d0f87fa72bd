"""Content-Transfer-Encodings undone: base64, quoted-printable and uuencode."""

from __future__ import annotations

import binascii
import re

from deskbell.mail.mime.words import from_base64

DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
NOT_BASE64 = bytes(set(range(256)) - set(DIGITS))
MOST_RUNS = 100_000
RUN = re.compile(rb"[^=]+")
# What follows is encoded: "begin 2024 with joy" is a sentence.
UU_BEGIN = re.compile(
    rb"^begin(?:-base64)? [0-7]{3,4} +([^\r\n]{1,300}?)[ \t]*\r?\n"
    rb"(?=[!-M][ -`]{1,70}\r?\n|`|[A-Za-z0-9+/]{20,}=?=?\r?\n)",
    re.M,
)
WORDS = re.compile(rb"[A-Za-z]{1,20}[ ,.] ?[A-Za-z]{1,20}[ ,.] ?[A-Za-z]{1,20}")
ENCODED_LINE = re.compile(rb"^[A-Za-z0-9+/]{20,}={0,2}\s*$", re.M)
UU_END = re.compile(rb"^(?:`\r?\n|[ ]?\r?\n)?end[ \t]*(?:\r?\n|\Z)", re.M)


def decoded(raw: bytes, encoding: str) -> bytes:
    """`raw` with its transfer encoding undone, as far as it goes."""
    encoding = encoding.lower().partition(";")[0].partition("(")[0].strip("\"' \t")
    if encoding == "base64":
        return raw if _is_plain(raw) else _base64(raw)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(raw)
    if encoding in ("uuencode", "x-uuencode", "uue", "x-uue"):
        begin = UU_BEGIN.search(raw)
        if begin:
            end = UU_END.search(raw, begin.end())
            return uudecoded(raw[begin.end() : end.start() if end else len(raw)])
    return raw


def _is_plain(raw: bytes) -> bool:
    """Whether this only claims to be base64: words with blanks between, and no encoded line."""
    beginning = raw[:2_000]
    return bool(WORDS.search(beginning)) and not ENCODED_LINE.search(beginning)


def _base64(raw: bytes) -> bytes:
    digits = raw.translate(None, NOT_BASE64).rstrip(b"=")
    if b"=" not in digits:
        return from_base64(digits)
    # Several encoded runs glued together, each with its own padding.
    out = bytearray()
    for run, _ in zip(RUN.finditer(digits), range(MOST_RUNS), strict=False):
        out += from_base64(run[0])
    return bytes(out)


def uudecoded(lines: bytes) -> bytes:
    """The bytes that `lines` between "begin" and "end" stand for."""
    found = []
    for line in lines.split(b"\n"):
        line = line.rstrip(b"\r")
        if not line or line == b"`":
            continue
        try:
            found.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders leave bits behind the last byte; take as many as the line promises.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                found.append(binascii.a2b_uu(line[:length]))
            except binascii.Error:
                continue
    return b"".join(found)
