"""A mail as a tree of parts. Linear in the size of the mail, whatever its parts claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deskbell.mail.mime.charsets import decode
from deskbell.mail.mime.headers import Headers, charset_of, read_headers
from deskbell.mail.mime.parameters import split_parameters
from deskbell.mail.mime.transfer import decoded

LONE_RETURN = re.compile(rb"\r(?!\n)")
DEEPEST = 40
MOST_PARTS = 5_000
META = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.I)
TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
FIRST_DELIMITER = re.compile(rb"^--([^\r\n]{1,200}?)[ \t]*\r?\ncontent-", re.I | re.M)


@dataclass(slots=True)
class Part:
    """One node: its headers, where its body lies, and the parts within."""

    headers: Headers
    raw: bytes = field(repr=False)
    start: int
    end: int
    type: str = "text/plain"
    parameters: dict[str, str] = field(default_factory=dict)
    disposition: str = ""
    disposition_parameters: dict[str, str] = field(default_factory=dict)
    children: list[Part] = field(default_factory=list)

    @property
    def is_multipart(self) -> bool:
        return self.type.startswith("multipart/")

    @property
    def encoding(self) -> str:
        return self.headers.first("content-transfer-encoding")

    def content(self) -> bytes:
        """The body with its transfer encoding undone."""
        return decoded(self.raw[self.start : self.end], self.encoding)

    def characters(self) -> str:
        """The content as characters, line ends as \\n, without NULs."""
        content = self.content()
        charset = self.parameters.get("charset", "")
        if not charset and self.type == "text/html" and (named := META.search(content[:4_000])):
            charset = named[1].decode("ascii", "replace")
        text = decode(content, charset)
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")

    def walk(self) -> Iterator[Part]:
        """This part and every part below it, in the order they stand in the mail."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting.extend(reversed(part.children))


def read_tree(raw: bytes) -> Part:
    """The root part of the mail `raw`."""
    if LONE_RETURN.search(raw, 0, 60_000):
        raw = raw.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    start = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    while start < len(raw) and raw[start] in b" \t\r\n":
        start += 1
    hint = "" if raw.isascii() else charset_of(raw)
    root = _part(raw, start, len(raw), "text/plain", hint)
    waiting, count = [(root, 0)], 1
    while waiting:
        part, depth = waiting.pop()
        if depth >= DEEPEST or count >= MOST_PARTS:
            continue
        part.children = list(_within(part, MOST_PARTS - count, hint))
        count += len(part.children)
        waiting.extend((child, depth + 1) for child in part.children)
    return root


def _part(raw: bytes, start: int, end: int, default: str, hint: str) -> Part:
    headers, body = read_headers(raw, start, end, hint)
    kind, parameters = split_parameters(headers.first("content-type"))
    found = TYPE.match(kind)
    if found:
        kind = found[0]
    elif kind.startswith("multipart"):
        kind = "multipart/mixed"
    else:
        kind = {"text": "text/plain", "html": "text/html"}.get(kind, default)
    disposition, more = split_parameters(headers.first("content-disposition"))
    return Part(headers, raw, body, end, kind, parameters, disposition, more)


def _within(part: Part, most: int, hint: str) -> Iterator[Part]:
    if part.is_multipart:
        yield from _children(part, most, hint)
    elif part.type in ("message/rfc822", "message/global", "message/news") or (
        part.type in ("text/rfc822-headers", "message/rfc822-headers")
    ):
        raw, start, end = part.raw, part.start, part.end
        if part.encoding.lower() in ("base64", "quoted-printable"):
            raw = part.content()
            start, end = 0, len(raw)
        while start < end and raw[start] in b"\r\n":
            start += 1
        if start < end:
            yield _part(raw, start, end, "text/plain", hint)


def _children(part: Part, most: int, hint: str) -> Iterator[Part]:
    boundary = part.parameters.get("boundary", "").encode("utf-8", "surrogateescape").rstrip()
    default = "message/rfc822" if part.type == "multipart/digest" else "text/plain"
    spans = list(_spans(part, boundary, most)) if boundary else []
    if not spans:
        claimed = FIRST_DELIMITER.search(part.raw, part.start, part.end)
        spans = list(_spans(part, claimed[1], most)) if claimed else []
    if not spans:
        part.type = "text/plain"
        return
    for start, end in spans:
        yield _part(part.raw, start, end, default, hint)


def _spans(part: Part, boundary: bytes, most: int) -> Iterator[tuple[int, int]]:
    """Where the parts between the delimiter lines begin and end."""
    raw, end = part.raw, part.end
    needle = b"--" + boundary
    at, opened = part.start, -1
    while most > 0:
        at = raw.find(needle, at, end)
        if at < 0:
            break
        after = at + len(needle)
        if at > part.start and raw[at - 1] != 0x0A:
            at = after
            continue
        closes = raw.startswith(b"--", after, end)
        line_end = raw.find(b"\n", after, end)
        line_end = end if line_end < 0 else line_end + 1
        tail = raw[after + 2 * closes : min(line_end, after + 80)]
        if tail.strip():
            at = after
            continue
        if opened >= 0:
            yield opened, _without_line_end(raw, opened, at)
            most -= 1
        opened = -1 if closes else line_end
        at = line_end
    if opened >= 0 and opened < end and most > 0:
        yield opened, end


def _without_line_end(raw: bytes, start: int, end: int) -> int:
    if end > start and raw[end - 1] == 0x0A:
        end -= 1
        if end > start and raw[end - 1] == 0x0D:
            end -= 1
    return end
