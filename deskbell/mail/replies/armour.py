"""A clear-signed letter (RFC 4880, 7): the words within, apart from OpenPGP's lines around them."""

from __future__ import annotations

from dataclasses import replace

from deskbell.mail.content.lines import Line

BEGINS = "-----BEGIN PGP SIGNED MESSAGE-----"
SIGNED = "-----BEGIN PGP SIGNATURE-----"
ENDS = "-----END PGP SIGNATURE-----"


def without_armour(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """`lines` without OpenPGP's own, and those; the dashes it escaped are as they were typed."""
    begin = _find(lines, BEGINS, 0)
    if begin is None:
        return lines, []
    head = begin + 1
    while head < len(lines) and not lines[head].is_blank:
        head += 1
    signed = _find(lines, SIGNED, head)
    signed = len(lines) if signed is None else signed
    end = _find(lines, ENDS, signed)
    end = len(lines) if end is None else end + 1
    words = [
        replace(line, text=line.text[2:]) if line.text.startswith("- ") and not line.depth else line
        for line in lines[head:signed]
    ]
    armour = [*lines[begin:head], *lines[signed:end]]
    return [*lines[:begin], *words, *lines[end:]], armour


def _find(lines: list[Line], wanted: str, start: int) -> int | None:
    for at in range(start, len(lines)):
        if not lines[at].depth and lines[at].text.startswith(wanted):
            return at
    return None
