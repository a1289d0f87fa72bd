"""The signature at the end of what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from deskbell.mail.content.lines import Line
from deskbell.mail.replies.languages import any_of

DELIMITER = re.compile(r"(?:--|—|–|-- ?--?|__|\*{2,3}|-{2,3} ?)\s*$")
MOST_LINES = 30
TELEPHONE = re.compile(r"(?:\+|\b00|\()?\d[\d\s().\-/]{6,}\d")
WEB = re.compile(
    r"\bwww\.|https?://|[\w.-]+@[\w-]+\.\w+|\b[\w-]+\.(?:com|de|net|org|fr|co\.uk|eu)\b", re.I
)
LABELLED = re.compile(
    r"^\s*[*|]?\s*(?:tel|telephone|phone|fax|mobile|mob|cell|office|direct|email|e-mail|mail|web|website|"
    r"telefon|mobil|handy|tél|téléphone|portable|teléfono|móvil|telefono|cellulare|telefone|celular|tlf|"
    r"puh|gsm|skype|linkedin|twitter|address|adresse|m|t|f|p|e|w|d|o|тел|моб|电话|手机|电邮|邮箱|地址|"
    r"電話|携帯|住所|전화|휴대폰|هاتف|טל|נייד)\s*[.:：|)]",
    re.I,
)


@cache
def _device() -> re.Pattern[str]:
    return re.compile(rf"[\s*_\[(<-]*(?:{any_of('device')})\b.{{0,120}}$", re.I)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{any_of('closing')})\s*[,.!;:،、。！~-]*\s*$", re.I)


def split_signature(
    lines: Sequence[Line], *, names: Sequence[str] = ()
) -> tuple[list[Line], list[Line], str]:
    """`lines` without their signature, the signature, and the rule that found it."""
    lines = list(lines)
    while lines and lines[-1].is_blank:
        lines.pop()
    at, rule = _start(lines, names)
    if rule == "" or not any(not line.is_blank for line in lines[at:]):
        return lines, [], ""
    return lines[:at], lines[at:], rule


def _start(lines: list[Line], names: Sequence[str]) -> tuple[int, str]:
    first = max(0, len(lines) - MOST_LINES)
    for at in range(len(lines)):
        if lines[at].area.startswith("signature:") and all(
            line.is_blank or line.area.startswith("signature:") for line in lines[at:]
        ):
            return at, lines[at].area
    for at in range(len(lines)):
        if lines[at].text.rstrip("\r\n") in ("-- ", "--") and not lines[at].depth:
            return at, "signature:delimiter"
    at, rule = len(lines), ""
    for index in range(len(lines) - 1, first - 1, -1):
        if lines[index].is_blank:
            continue
        if _device().match(lines[index].text):
            at, rule = index, "signature:device"
        else:
            break
    return at, rule
