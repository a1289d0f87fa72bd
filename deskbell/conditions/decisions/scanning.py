"""What stands in a line: brackets, minus signs, "or", and terms, in which quotes protect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Words without a blank outside of quotes. `bare` marks the characters no quote protects."""

    text: str
    bare: tuple[bool, ...]

    @property
    def is_or(self) -> bool:
        return self.text.lower() == "or" and all(self.bare)

    def find(self, sign: str) -> int:
        """Where `sign` first stands outside of quotes, or -1."""
        for n, character in enumerate(self.text):
            if character == sign and self.bare[n]:
                return n
        return -1

    def begins(self, mark: str) -> bool:
        return self.text.startswith(mark) and all(self.bare[: len(mark)])

    def after(self, n: int) -> Term:
        return Term(self.text[n:], self.bare[n:])

    def before(self, n: int) -> Term:
        return Term(self.text[:n], self.bare[:n])

    def split(self, sign: str) -> Iterator[Term]:
        rest = self
        while (n := rest.find(sign)) >= 0:
            yield rest.before(n)
            rest = rest.after(n + 1)
        yield rest


@dataclass(frozen=True, slots=True)
class Sign:
    """A bracket or a minus. `is_tight` where what it is about stands right after it."""

    sign: str
    is_tight: bool = True


def scanned(line: str) -> Iterator[Sign | Term]:
    """The line's parts in order. A quote nobody closes goes on to the end."""
    n = 0
    while n < len(line):
        if line[n].isspace():
            n += 1
        elif line[n] in "()-":
            yield Sign(line[n], is_tight=not line[n + 1 : n + 2].isspace())
            n += 1
        else:
            term, n = _term(line, n)
            yield term


def _term(line: str, n: int) -> tuple[Term, int]:
    text: list[str] = []
    bare: list[bool] = []
    quoted = False
    while n < len(line) and (quoted or not (line[n].isspace() or line[n] in "()")):
        character = line[n]
        if character == '"':
            quoted = not quoted
        else:
            if quoted and character == "\\" and n + 1 < len(line):
                n += 1
            text.append(line[n])
            bare.append(not quoted)
        n += 1
    return Term("".join(text), tuple(bare)), n


def quoted(text: str) -> str:
    """As it stands in a line: protected where it holds more than letters and digits."""
    plain = "".join(character for character in text if character not in "_.@+/&-")
    if plain.isalnum() and text[0] != "-" and text.lower() != "or":
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
