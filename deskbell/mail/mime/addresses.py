"""Addresses in headers: names and mailboxes, out of whatever stands in From, To and Cc."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deskbell.mail.mime.words import decode_words

TOKEN = re.compile(
    r'("(?:[^"\\@<>]|\\.){1,64}+"@[\w.-]{1,253})'  # "a quoted name"@example.com
    r'|"((?:[^"\\]|\\.|\\\Z)*+)(?:"|\Z)'
    r"|<([^<>]*)>?"
    r'|[(),;:]|[^"<(),;:]+|.',
    re.S,
)
ADDRESS = re.compile(
    r"(?<![^\s<>()\[\]\",;:@])[^\s<>()\[\]\",;:@]+@(?:(?:[\w-]+\.)*[\w-]+|\[[\d.a-fA-F:]+\])"
)
ENCODED = re.compile(r"=\?[^?\s]+\?[bq]\?[^?]*\?=", re.I)
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
# What programs put around an address instead of one pair of brackets.
MAILTO = re.compile(r"\[mailto:([^\]\s]{1,320})\]|<mailto:([^<>\s]{1,320})>", re.I)
BRACKETS = re.compile(r"([<>])\1+")
ROUTE = re.compile(r"^(?:@[^:,@]{1,253},?){1,20}:")
VEILED = re.compile(r"([\w.+=-]{1,64}) at ((?:[\w-]{1,63}\.){1,8}[\w-]{2,63})(?: \((.{0,200})\))?$")
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Address:
    """A name, which may be empty, and a mail address."""

    name: str
    address: str


def read_addresses(value: str) -> tuple[Address, ...]:
    """Every address in the undecoded header `value`, in order, each once."""
    found: dict[str, Address] = {}
    for entry in _entries(value):
        if len(found) >= MOST:
            break
        if entry.address:
            found.setdefault(entry.address.lower(), entry)
    return tuple(found.values())


def read_sender(value: str) -> Address:
    """The first address in `value`; a name alone where there is no address."""
    if "@" not in value and (veiled := VEILED.match(value.strip())):
        # As archives of mailing lists write it: "ines at example.com (Ines Lima)".
        return _decoded(veiled[3] or "", f"{veiled[1]}@{veiled[2]}")
    entries = _entries(value)
    nobody = entries[0] if entries else Address("", "")
    return next((entry for entry in entries if entry.address), nobody)


def addresses_in(text: str) -> list[str]:
    """Every mail address that stands in running text, in order, each once."""
    return list(dict.fromkeys(found.strip(".'`*_=") for found in ADDRESS.findall(text)))


class _Entry:
    """What has been read of one address so far."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.comment: list[str] = []
        self.angle: str | None = None

    def is_half_a_name(self, following: str) -> bool:
        """Whether this is "Doe" of `Doe, Jane <jane@…>`, written without quotation marks."""
        if self.angle is not None or not self.words or "@" in "".join(self.words):
            return False
        return "<" in following.partition(",")[0]

    def finish(self) -> list[Address]:
        """The address that has been read; several, where nothing stood between them."""
        text = " ".join(" ".join(self.words).split())
        if self.angle is None and text.count("@") > 1:
            several = ADDRESS.findall(text)
            if len(several) > 1 and not ADDRESS.sub("", text).strip():
                return [_decoded("", one) for one in several]
        done = self._finish()
        return [done] if done else []

    def _finish(self) -> Address | None:
        text = " ".join(" ".join(self.words).split())
        comment = " ".join(" ".join(self.comment).split())
        if self.angle is not None:
            return _decoded(text or comment, self.angle)
        if not text:
            return None
        if "@" in text:
            bare = ADDRESS.search(text)
            if bare:
                rest = (text[: bare.start()] + " " + text[bare.end() :]).strip(" '\"")
                return _decoded(rest.replace("< >", "").strip(" '\"") or comment, bare[0])
        return _decoded(text if not comment else f"{text} ({comment})", "")


def _entries(value: str) -> list[Address]:
    entries: list[Address] = []
    entry, depth = _Entry(), 0
    value = BRACKETS.sub(r"\1", MAILTO.sub(r"<\1\2>", value[:200_000]))
    for token in TOKEN.finditer(value):
        text = token[0]
        if text == "(":
            depth += 1
        elif text == ")":
            depth = max(0, depth - 1)
        elif depth:
            entry.comment += [text] * (len(entry.comment) < MOST)
        elif token[1] is not None and not entry.words and entry.angle is None:
            entry.angle = token[1]
        elif token[3] is not None:
            if entry.angle is not None and "@" in token[3]:
                entries.extend(entry.finish())
                entry = _Entry()
            entry.angle = token[3] if entry.angle is None else entry.angle
        elif token[2] is not None:
            entry.words.append(re.sub(r"\\(.)", r"\1", token[2]))
        elif text in ",;":
            if text == "," and entry.is_half_a_name(value[token.end() : token.end() + 80]):
                entry.words[-1] = entry.words[-1].rstrip() + ","
                continue
            entries.extend(entry.finish())
            entry = _Entry()
        elif text == ":":
            entry = _Entry() if "@" not in "".join(entry.words) else entry
        else:
            entry.words.append(text)
    entries.extend(entry.finish())
    return entries


def _decoded(name: str, address: str) -> Address:
    name = " ".join(CONTROLS.sub(" ", decode_words(name)).split()).strip(" '\"")
    address = ROUTE.sub("", address.strip())
    if not address.startswith('"') or '"@' not in address:
        address = re.sub(r"\s+", "", address).strip("'\"<>").rstrip(".,;")
    if ENCODED.search(address):
        address = CONTROLS.sub("", decode_words(address))
    if address.lower().startswith("mailto:"):
        address = address[7:]
    if "@" not in address and (hidden := ADDRESS.search(name)):
        # The whole of `Jane <jane@…>` was put into one encoded word.
        return Address(name[: hidden.start()].strip(" <\"'"), hidden[0])
    if "@" not in address and not re.fullmatch(r"[\w.+-]*", address):
        address = ""
    return Address("" if name == address else name, address)
