"""The files inside a winmail.dat: what Outlook packs into TNEF when nobody asked it to."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from deskbell.mail.mime.charsets import decode

SIGNATURE = 0x223E9F78
START_OF_ATTACHMENT = 0x9002
TITLE = 0x8010
DATA = 0x800F
MESSAGE_PROPERTIES = 0x9003
ATTACHMENT_PROPERTIES = 0x9005
BODY_TEXT, BODY_HTML = 0x1000, 0x1013
LONG_NAME, MIME_TAG, CONTENT_ID = 0x3707, 0x370E, 0x3712
FIXED = {2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 2, 0x14: 8, 0x40: 8, 0x48: 16}
STRINGS, OBJECTS, MANY = (0x1E, 0x1F), (0x0D, 0x102), 0x1000
MOST = 1_000


@dataclass(slots=True)
class Packed:
    """One file out of the pack."""

    name: str = ""
    type: str = ""
    cid: str = ""
    content: bytes = b""


@dataclass(slots=True)
class Pack:
    """What a TNEF stream holds."""

    files: list[Packed]
    text: str = ""
    html: str = ""


def read_tnef(raw: bytes) -> Pack | None:
    """The contents of `raw`; None if it is not TNEF. A damaged pack gives what comes first."""
    if len(raw) < 6 or struct.unpack_from("<I", raw)[0] != SIGNATURE:
        return None
    pack = Pack([])
    for attribute, data in _attributes(raw):
        if attribute == START_OF_ATTACHMENT:
            if len(pack.files) >= MOST:
                break
            pack.files.append(Packed())
        elif attribute == MESSAGE_PROPERTIES:
            for identifier, value in _properties(data):
                if identifier == BODY_TEXT:
                    pack.text = _string(value)
                elif identifier == BODY_HTML:
                    pack.html = decode(value).replace("\0", "")
        elif pack.files:
            _fill(pack.files[-1], attribute, data)
    return pack


def _fill(file: Packed, attribute: int, data: bytes) -> None:
    if attribute == TITLE and not file.name:
        file.name = decode(data.rstrip(b"\0"))
    elif attribute == DATA:
        file.content = data
    elif attribute == ATTACHMENT_PROPERTIES:
        for identifier, value in _properties(data):
            if identifier == LONG_NAME:
                file.name = _string(value) or file.name
            elif identifier == MIME_TAG:
                file.type = _string(value)
            elif identifier == CONTENT_ID:
                file.cid = _string(value)


def _string(value: bytes) -> str:
    if len(value) % 2 == 0 and value[1:2] == b"\0":
        return value.decode("utf-16-le", "replace").replace("\0", "")
    return decode(value.replace(b"\0", b""))


def _attributes(raw: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 9 <= len(raw):
        attribute, size = struct.unpack_from("<HxxI", raw, at + 1)
        data = raw[at + 9 : at + 9 + size]
        yield attribute, data
        at += 9 + size + 2


def _properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """MAPI properties as far as they can be read; the first odd one ends it."""
    if len(data) < 4:
        return
    at = 4
    for _ in range(min(struct.unpack_from("<I", data)[0], 2_000)):
        if at + 4 > len(data):
            return
        kind, identifier = struct.unpack_from("<HH", data, at)
        at += 4
        if identifier >= 0x8000:
            at = _past_the_name(data, at)
        many, kind = bool(kind & MANY), kind & ~MANY
        count = 1
        if many or kind in STRINGS or kind in OBJECTS:
            if at + 4 > len(data):
                return
            (count,) = struct.unpack_from("<I", data, at)
            at += 4
        for _ in range(min(count, 1_000)):
            if kind in FIXED:
                value, step = data[at : at + FIXED[kind]], max(FIXED[kind], 4)
            elif kind in STRINGS or kind in OBJECTS:
                if at + 4 > len(data):
                    return
                (size,) = struct.unpack_from("<I", data, at)
                value, step = data[at + 4 : at + 4 + size], 4 + size + (-size % 4)
            else:
                return
            yield identifier, value
            at += step


def _past_the_name(data: bytes, at: int) -> int:
    if at + 24 > len(data):
        return len(data)
    (by_name,) = struct.unpack_from("<I", data, at + 16)
    if not by_name:
        return at + 24
    size = int.from_bytes(data[at + 20 : at + 24], "little")
    return at + 24 + size + (-size % 4)
