"""A header with parameters (`text/plain; charset=…`), in RFC 2231 and in every misuse of it."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from deskbell.mail.mime.charsets import decode
from deskbell.mail.mime.words import decode_words

PARAMETER = re.compile(
    r";\s*([^\s=;\"]{1,60})\s*=\s*(?:\"((?:[^\"\\]|\\.)*)(?:\"|$)|([^;]*))", re.S
)
PIECE = re.compile(r"^(.+?)(?:\*(\d{1,3}))?(\*)?$")
# The semicolon that was forgotten, and the charset that was written into a plain value.
UNPARTED = re.compile(
    r"^([^;=\"]{0,100}?)\s*\b((?:file)?name|charset|boundary)(\*?\d{0,3}\*?\s{0,9}=)", re.I
)
EXTENDED = re.compile(r"^([\w.:-]{1,40})'[\w-]{0,20}'((?:[^'%]*%[0-9A-F]{2})+[^']*)$", re.I)
ESCAPED = re.compile(r"\\([\"\\])")
LONGEST = 20_000


def split_parameters(value: str) -> tuple[str, dict[str, str]]:
    """The value before the first semicolon, lower case, and its parameters by lower-case name."""
    value = UNPARTED.sub(r"\1; \2\3", value[:LONGEST], count=1)
    main = value.partition(";")[0].strip().lower()
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for found in PARAMETER.finditer(value):
        quoted, bare = found[2], found[3]
        text = ESCAPED.sub(r"\1", quoted) if quoted is not None else (bare or "").strip().strip('"')
        shape = PIECE.match(found[1].lower())
        if shape is None or (shape[2] is None and shape[3] is None):
            plain.setdefault(found[1].lower(), text)
        else:
            numbered = pieces.setdefault(shape[1], {})
            numbered.setdefault(int(shape[2] or 0), (text, bool(shape[3])))
    parameters = {name: _plain(text) for name, text in plain.items()}
    for name in ("name", "filename"):
        if re.fullmatch(r"'[^']+'", parameters.get(name, "")):
            parameters[name] = parameters[name][1:-1]
    for name, numbered in pieces.items():
        # The extended form is the sender's better one; the plain is there for old readers.
        joined = _join([numbered[number] for number in sorted(numbered)])
        parameters[name] = joined or parameters.get(name, "")
    return main, parameters


def _plain(text: str) -> str:
    extended = EXTENDED.match(text)
    if extended:
        return decode(unquote_to_bytes(extended[2]), extended[1])
    return decode_words(text)


def _join(pieces: list[tuple[str, bool]]) -> str:
    charset = ""
    text, extended = pieces[0]
    if extended and text.count("'") >= 2:
        charset, _, rest = text.split("'", 2)
        pieces = [(rest, True), *pieces[1:]]
    raw = b"".join(
        unquote_to_bytes(piece.encode("utf-8", "surrogateescape"))
        if is_extended
        else piece.encode("utf-8", "surrogateescape")
        for piece, is_extended in pieces
    )
    return decode_words(decode(raw, charset))
