"""The header block of a mail or of a part: found, unfolded and decoded, however odd."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbell.mail.mime.charsets import decode
from deskbell.mail.mime.words import decode_words

FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)(?:\r?\n|\Z)")
LINE = re.compile(rb"[^\n]*(?:\n|\Z)")
FOLD = re.compile(r"\r?\n[ \t]*")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
CHARSET = re.compile(rb"charset\s*=\s*\"?([\w.:+-]{1,40})", re.I)
MOST = 5_000
LONGEST = 100_000


class Headers:
    """The fields of one header block, in order; names in any case."""

    __slots__ = ("_by_name", "_fields", "_hint")

    def __init__(self, fields: tuple[tuple[str, bytes], ...] = ()) -> None:
        self._fields = fields
        self._by_name: dict[str, list[bytes]] = {}
        for name, value in fields:
            self._by_name.setdefault(name.lower(), []).append(value)
        hint = CHARSET.search(self._by_name.get("content-type", [b""])[0])
        self._hint = hint[1].decode("ascii", "replace") if hint else ""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._by_name

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Every field as name and decoded value, in the order they came."""
        return ((name, self._decoded(value)) for name, value in self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Headers) and self._fields == other._fields

    def __hash__(self) -> int:
        return hash(self._fields)

    def get(self, name: str) -> str:
        """The first field of that name, decoded; empty if there is none."""
        values = self._by_name.get(name.lower())
        return self._decoded(values[0]) if values else ""

    def all(self, name: str) -> list[str]:
        """Every field of that name, decoded, top first."""
        return [self._decoded(value) for value in self._by_name.get(name.lower(), ())]

    def undecoded(self, name: str) -> str:
        """Every field of that name, joined by commas, unfolded, encoded words left as they are."""
        return ", ".join(
            text for value in self._by_name.get(name.lower(), ()) if (text := self._unfolded(value))
        )

    def first(self, name: str) -> str:
        """The first field of that name, unfolded, encoded words left as they are."""
        values = self._by_name.get(name.lower())
        return self._unfolded(values[0]) if values else ""

    def _unfolded(self, value: bytes) -> str:
        text = decode(value[:LONGEST], self._hint)
        return CONTROLS.sub("", FOLD.sub(" ", text.strip())).strip()

    def _decoded(self, value: bytes) -> str:
        text = decode_words(self._unfolded(value))
        return " ".join(CONTROLS.sub("", text.replace("\n", " ").replace("\t", " ")).split(" "))


def read_headers(raw: bytes, start: int, end: int) -> tuple[Headers, int]:
    """The headers in `raw` from `start`, and where the body after them begins."""
    fields: list[tuple[str, bytes]] = []
    at = start
    while at < end:
        field = FIELD.match(raw, at, end)
        if field and len(fields) < MOST:
            fields.append((field[1].decode("ascii"), field[2]))
            at = field.end()
            continue
        found = LINE.match(raw, at, end)
        line = found[0] if found else b""
        after = at + len(line)
        if not line.strip():
            return Headers(tuple(fields)), after
        if line.startswith((b"From ", b">From ")) and not fields:
            at = after
        elif fields and FIELD.match(raw, after, end):
            # A line that was folded without the blank that says so: it belongs to the field above.
            name, value = fields[-1]
            fields[-1] = (name, value + b" " + line.strip())
            at = after
        else:
            return Headers(tuple(fields)), at
    return Headers(tuple(fields)), end
