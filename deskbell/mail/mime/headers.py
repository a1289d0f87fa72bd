"""The header block of a mail or of a part: found, unfolded and decoded, however odd."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbell.mail.mime.charsets import decode
from deskbell.mail.mime.words import decode_words

FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*+)(?:\r?\n|\Z)")
LINE = re.compile(rb"[^\n]*(?:\n|\Z)")
FOLD = re.compile(r"\r?\n[ \t]*")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
CHARSET = re.compile(rb"charset\s*=\s*\"?([\w.:+-]{1,40})", re.I)
BLANK = re.compile(rb"\n\r?\n")
MOST = 5_000
LONGEST = 100_000


class Headers:
    """The fields of one header block, in order; names in any case."""

    __slots__ = ("_around", "_fields", "_hint")

    def __init__(
        self, fields: tuple[tuple[str, bytes], ...] = (), *, hint: str | None = None
    ) -> None:
        """`hint` is the charset of the mail around, for headers of parts that name none."""
        self._fields = fields
        self._around = hint or ""
        self._hint: str | None = None

    def _values(self, name: str) -> Iterator[bytes]:
        # Looked for one by one: a mail has few fields, but may have thousands of parts.
        name = name.lower()
        return (value for field, value in self._fields if field.lower() == name)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and next(self._values(name), None) is not None

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
        value = next(self._values(name), None)
        return "" if value is None else self._decoded(value)

    def all(self, name: str) -> list[str]:
        """Every field of that name, decoded, top first."""
        return [self._decoded(value) for value in self._values(name)]

    def undecoded(self, name: str) -> str:
        """Every field of that name, joined by commas, unfolded, encoded words left as they are."""
        return ", ".join(text for value in self._values(name) if (text := self._unfolded(value)))

    def first(self, name: str) -> str:
        """The first field of that name, unfolded, encoded words left as they are."""
        value = next(self._values(name), None)
        return "" if value is None else self._unfolded(value)

    def _unfolded(self, value: bytes) -> str:
        if value.isascii():
            text = decode(value[:LONGEST])
        else:
            text = decode(value[:LONGEST], self._charset())
        return CONTROLS.sub("", FOLD.sub(" ", text.strip())).strip()

    def _charset(self) -> str:
        """What the body says it is written in: the likeliest for headers of eight bits, too."""
        if self._hint is None:
            hint = CHARSET.search(next(self._values("content-type"), b""))
            self._hint = hint[1].decode("ascii", "replace") if hint else self._around
        return self._hint

    def _decoded(self, value: bytes) -> str:
        text = decode_words(self._unfolded(value))
        return " ".join(CONTROLS.sub("", text.replace("\n", " ").replace("\t", " ")).split(" "))


def charset_of(raw: bytes) -> str:
    """The first charset named in the mail `raw` that could hold letters of eight bits."""
    for found, _ in zip(CHARSET.finditer(raw, 0, 200_000), range(20), strict=False):
        charset = found[1].decode("ascii", "replace").lower()
        if charset not in ("us-ascii", "ascii", "utf-8", "utf8"):
            return charset
    return ""


def read_headers(raw: bytes, start: int, end: int, hint: str = "") -> tuple[Headers, int]:
    """The headers in `raw` from `start`, and where the body after them begins."""
    fields: list[tuple[str, bytes]] = []
    at = start
    while at < end:
        if len(fields) >= MOST:
            # More fields than any mail has: what follows up to the body is left out.
            blank = BLANK.search(raw, at, end)
            return Headers(tuple(fields), hint=hint), blank.end() if blank else end
        field = FIELD.match(raw, at, end)
        if field:
            fields.append((field[1].decode("ascii"), field[2]))
            at = field.end()
            continue
        found = LINE.match(raw, at, end)
        line = found[0] if found else b""
        after = at + len(line)
        if not line.strip():
            return Headers(tuple(fields), hint=hint), after
        if line.startswith((b"From ", b">From ")) and not fields:
            at = after
        elif fields and (FIELD.match(raw, after, end) or _is_open(fields[-1][1])):
            # A line that was folded without the blank that says so: it belongs to the field above.
            name, value = fields[-1]
            fields[-1] = (name, value + b" " + line.strip())
            at = after
        else:
            return Headers(tuple(fields), hint=hint), at
    return Headers(tuple(fields), hint=hint), end


def _is_open(value: bytes) -> bool:
    """Whether an address was broken off within its brackets."""
    return value.rfind(b"<") > value.rfind(b">") and len(value) < LONGEST
