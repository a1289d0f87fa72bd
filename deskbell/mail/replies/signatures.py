"""The signature at the end of what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from deskbell.mail.content.lines import STRIPPED, Line
from deskbell.mail.replies.footers import is_device_line, is_disclaimer, is_list_footer
from deskbell.mail.replies.languages import any_of

DELIMITER = re.compile(r"(?:--|—|–|-- --?|-{2,3} ?)$")
DASH_NAME = re.compile(r"[-–—~]{1,2} ?[^\W\d_]+\.?(?: [^\W\d_]+\.?){0,2}$")
DRAWN = re.compile(r"[-_=*~—–•.]{3,}$")
MOST_LINES = 40
MOST_AFTER_DRAWN = 16
LONGEST_CONTACT = 110
TELEPHONE = re.compile(r"(?:\+|\b00|\(|\b0)\s?\d[\d\s().\-/]{5,}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
WEB = re.compile(
    r"\bwww\.|https?://|[\w.+-]+@[\w-]+\.\w+|\b[\w-]+\.(?:com|de|net|org|fr|it|es|nl|ch|at|eu|co\.uk)\b",
    re.I,
)
LABELLED = re.compile(
    r"\s*[*|•]?\s*(?:tel|telephone|phone|fax|mobile|mob|cell|office|direct|ext|email|e-mail|mail|web"
    r"|website|telefon|mobil|handy|tél|téléphone|portable|teléfono|móvil|telefono|cellulare"
    r"|telefone|celular|tlf|puh|gsm|skype|linkedin|twitter|address|adresse|[mtfpewdo]|тел|моб"
    r"|电话|手机|电邮|邮箱|地址|電話|携帯|住所|전화|휴대폰|هاتف|טל|נייד)\s*[.:：|)]",
    re.I,
)
COMPANY = re.compile(
    r"\b(?:gmbh|ag|ltd|llc|inc|corp|kg|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|oy|ab|a/s|pty|plc|limited|co\.)\b",
    re.I,
)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:{any_of('closing')})(?:,\s*\S{{2,20}}(?:\s\S{{2,20}}){{0,2}})?\s*[,.!;:،、。！~\-–]*\s*$",
        re.I,
    )


def split_signature(
    lines: Sequence[Line], *, names: Sequence[str] = ()
) -> tuple[list[Line], list[Line], str]:
    """`lines` without their signature, the signature, and the rules that found it."""
    own = _trimmed(lines)
    marked = [line for line in own if line.area.startswith("signature:")]
    if marked and len(marked) < len(own):
        rest = _trimmed([line for line in own if not line.area.startswith("signature:")])
        if any(not line.is_blank for line in rest):
            body, more, rule = _by_words(rest, names)
            return body, [*more, *marked], " ".join(filter(None, (rule, marked[0].area)))
    return _by_words(own, names)


def _by_words(own: list[Line], names: Sequence[str]) -> tuple[list[Line], list[Line], str]:
    cut, rules = len(own), []
    for rule, find in RULES:
        at = find(own[:cut], names)
        if at is not None and at < cut:
            cut = at
            rules.append(rule)
            while cut and own[cut - 1].is_blank:
                cut -= 1
    if not any(not line.is_blank for line in own[:cut]):
        # Nothing would be left of the letter: a mail that is all signature keeps its words,
        # unless a line of a machine is all there is.
        if rules == ["signature:device"] or "signature:delimiter" in rules:
            return [], own, rules[0]
        return own, [], ""
    return own[:cut], own[cut:], " ".join(rules)


def _trimmed(lines: Sequence[Line]) -> list[Line]:
    end = len(lines)
    while end and lines[end - 1].is_blank:
        end -= 1
    return list(lines[:end])


def _delimiter(lines: list[Line], names: Sequence[str]) -> int | None:
    """The line "-- " that RFC 3676 asks for, with or without its blank."""
    first, after = None, 0
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].text
        is_drawn = text in ("-- ", "--", "– ", "—", "–") or DELIMITER.match(text.strip(STRIPPED))
        if is_drawn and (after or at == len(lines) - 1):
            first = at
        after += not lines[at].is_blank
        if after > MOST_LINES:
            break
    return first


def _list_footer(lines: list[Line], names: Sequence[str]) -> int | None:
    first = max(0, len(lines) - 12)
    for at in range(first, len(lines)):
        if is_list_footer(lines[at].text):
            above = at - 1
            while above >= 0 and (lines[above].is_blank or DRAWN.match(lines[above].text.strip())):
                above -= 1
            return above + 1
    return None


def _disclaimer(lines: list[Line], names: Sequence[str]) -> int | None:
    first = max(1, len(lines) - 30)
    for at in range(first, len(lines)):
        begins = (
            lines[at - 1].is_blank or DRAWN.match(lines[at - 1].text.strip()) or lines[at].ruled
        )
        if begins and is_disclaimer(lines[at].text):
            above = at
            while above and (
                lines[above - 1].is_blank or DRAWN.match(lines[above - 1].text.strip(STRIPPED))
            ):
                above -= 1
            return above
    return None


def _device(lines: list[Line], names: Sequence[str]) -> int | None:
    at = None
    index = len(lines) - 1
    seen = 0
    while index >= 0 and seen < 4:
        if not lines[index].is_blank:
            seen += 1
            if is_device_line(lines[index].text):
                at = index
            elif at is not None:
                break
        index -= 1
    if at is None or any(
        not _is_contact(line.text) for line in lines[at + 1 :] if not line.is_blank
    ):
        return None
    return at


def _dash_and_name(lines: list[Line], names: Sequence[str]) -> int | None:
    """A last line like "-Ines": a name behind a dash, and no list of dashes above."""
    if len(lines) < 3 or not DASH_NAME.match(lines[-1].text.strip(STRIPPED)):
        return None
    listed = any(line.text.lstrip()[:1] in "-–—~" for line in lines[:-2] if not line.is_blank)
    if listed or not lines[-2].is_blank:
        return None
    return len(lines) - 1


def _drawn(lines: list[Line], names: Sequence[str]) -> int | None:
    """A drawn line with nothing but contact details below it."""
    for at in range(len(lines) - 1, max(0, len(lines) - MOST_AFTER_DRAWN) - 1, -1):
        if DRAWN.match(lines[at].text.strip(STRIPPED)) and _are_contacts(lines[at + 1 :], names):
            return at
    return None


def _contacts(lines: list[Line], names: Sequence[str]) -> int | None:
    """Contact details behind a closing and a name, or behind the sender's own name."""
    first = max(0, len(lines) - MOST_AFTER_DRAWN)
    for at in range(first, len(lines)):
        text = lines[at].text.strip(STRIPPED)
        if _closing().match(text):
            start = _after_the_name(lines, at + 1)
        elif at and _is_name(text, names):
            start = at
        else:
            continue
        if _are_contacts(lines[start:], names):
            return start
    return None


def _after_the_name(lines: list[Line], at: int) -> int:
    while at < len(lines) and lines[at].is_blank:
        at += 1
    if at < len(lines):
        text = lines[at].text.strip(STRIPPED)
        says_more = WEB.search(text) or LABELLED.match(text) or re.search(r"\d", text)
        if len(text.split()) <= 5 and not says_more:
            return at + 1
    return at


def _is_name(text: str, names: Sequence[str]) -> bool:
    bare = text.strip("*_,. ").lower()
    return any(
        bare.startswith(name.lower()) and len(bare) < len(name) + 40
        for name in names
        if len(name) > 4
    )


def _are_contacts(lines: list[Line], names: Sequence[str]) -> bool:
    written = [line.text.strip(STRIPPED) for line in lines if not line.is_blank]
    if not written or any(len(text) > LONGEST_CONTACT for text in written):
        return False
    if any(text.endswith(("?", "…")) for text in written):
        return False
    proofs = sum(1 for text in written if _is_contact(text))
    return proofs >= 1 and (proofs * 4 >= len(written) or len(written) <= 6)


def _is_contact(text: str) -> bool:
    return bool(
        TELEPHONE.search(text)
        or WEB.search(text)
        or LABELLED.match(text)
        or COMPANY.search(text)
        or DRAWN.match(text.strip())
    )


RULES = (
    ("signature:list-footer", _list_footer),
    ("signature:disclaimer", _disclaimer),
    ("signature:delimiter", _delimiter),
    ("signature:device", _device),
    ("signature:drawn-line", _drawn),
    ("signature:dash-and-name", _dash_and_name),
    ("signature:contact-details", _contacts),
)
BY_WORDS = tuple(rule for rule, _ in RULES)
