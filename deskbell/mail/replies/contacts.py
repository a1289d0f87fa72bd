"""Contact details: what they look like, and where they begin behind a closing or a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbell.mail.content.lines import STRIPPED, Line
from deskbell.mail.replies.closings import POSTSCRIPT, is_closing, is_drawn

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
    r"\b(?:gmbh|ag|ltd|llc|inc|corp|kg|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|oy|ab|a/s|pty|plc|limited|co\.)\b"
    # What the law wants on a letter: registers, taxes and capital.
    r"|\bp(?:artita|\.)? ?iva\b|\bc\. ?f\. |\bcap\. ?soc|\bsede legale\b|\bsiret\b|\br\.?c\.?s\b"
    r"|\bust-?id|\bhr[ab] ?\d|\bvat (?:no|number|reg|id)|\bkvk\b|\bbtw\b|\borg\.? ?nr"
    r"|\b(?:company|registration|registered) (?:no|number)\b|\b[cn]\.?i\.?f\.?:",
    re.I,
)
PERSON = re.compile(r"[*_]*(?:[^\W\d_a-z][\w.'’-]*\s+){1,3}[^\W\d_a-z][\w.'’-]*[*_,]*$")
PICTURE = re.compile(
    r"!?\[[^\]\n]*\]\((?:https?|cid):[^)\s]*\)|\[cid:[^\]\s]*\](?:<[^>\s]*>)?"
    r"|<image\d+\.\w+>|\[(?:logo|[\w ]{0,30} logo)\]"
)
TITLE = re.compile(r"(?:\S+\s+){0,7}\S*[^\W\d_)]$")
SEPARATED = re.compile(r"[|•·\t]|,.*,|\s[-–—/]\s")
MOST_IN_CARD = 10
NAME_WORD = re.compile(r"[^\W\d_]{2,}")
MOST_WORDS_OF_A_NAME = 6


def is_contact(text: str) -> bool:
    """Whether a telephone, an address of the web, a label or a company's form stands here."""
    return bool(
        TELEPHONE.search(text) or WEB.search(text) or LABELLED.match(text) or COMPANY.search(text)
    )


def contacts_at(lines: Sequence[Line], names: Sequence[str], first: int) -> int | None:
    """Where contact details begin: behind a closing and a name, or with the sender's own name."""
    for at in range(first, len(lines)):
        text = lines[at].text.strip(STRIPPED)
        if is_closing(text):
            start = _after_the_name(lines, at + 1)
        elif at and _is_name(text, names) and not _is_announced(lines, at):
            start = at
        else:
            continue
        rest = lines[start:]
        if are_contacts(rest) or _are_pictures(rest):
            return start
        if is_closing(text) and _is_own(lines, start - 1, names) and _is_title(rest):
            return start
    return None


def _is_own(lines: Sequence[Line], at: int, names: Sequence[str]) -> bool:
    return _is_name(lines[at].text.strip(STRIPPED), names)


def _is_title(lines: Sequence[Line]) -> bool:
    """Whether lines right below the sender's name say what he is, and where."""
    written = [line.text.strip(STRIPPED) for line in lines]
    return 1 <= len(written) <= 4 and all(
        text[:1].isupper() and len(text) < 70 and TITLE.match(text) for text in written
    )


def _are_pictures(lines: Sequence[Line]) -> bool:
    """Whether nothing but pictures is left: a logo below the name."""
    written = [line.text.strip(STRIPPED) for line in lines if not line.is_blank]
    return bool(written) and all(not PICTURE.sub("", text).strip(STRIPPED) for text in written)


def card_at(lines: Sequence[Line]) -> int | None:
    """Where a last paragraph begins that reads like a visiting card: a name, then details."""
    start = len(lines)
    while start and not lines[start - 1].is_blank and len(lines) - start <= MOST_IN_CARD:
        start -= 1
    card = [line.text.strip(STRIPPED) for line in lines[start:]]
    above = any(not line.is_blank for line in lines[:start])
    if not 3 <= len(card) <= MOST_IN_CARD or not PERSON.match(card[0]) or is_contact(card[0]):
        return None
    if not above or _is_announced(lines, start):
        return None
    telephones = any(TELEPHONE.search(text) for text in card)
    proofs = sum(1 for text in card if is_contact(text))
    return start if telephones and proofs >= 2 and are_contacts(lines[start:]) else None


def _is_announced(lines: Sequence[Line], at: int) -> bool:
    """Details that somebody was asked for, or announces, are what the letter says."""
    while at and lines[at - 1].is_blank:
        at -= 1
    return at > 0 and lines[at - 1].text.rstrip().endswith((":", "：", ",", "-"))


def _after_the_name(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and (lines[at].is_blank or is_closing(lines[at].text)):
        at += 1
    if at < len(lines):
        text = lines[at].text.strip(STRIPPED)
        says_more = WEB.search(text) or LABELLED.match(text) or re.search(r"\d", text)
        if len(text.split()) <= 5 and not says_more and not is_drawn(text):
            return at + 1
    return at


def _is_name(text: str, names: Sequence[str]) -> bool:
    bare = text.strip("*_,. ").lower()
    words = set(NAME_WORD.findall(bare))
    return any(
        (bare.startswith(name.lower()) and len(bare) < len(name) + 40)
        or (len(words) <= MOST_WORDS_OF_A_NAME and "@" not in bare and _has_all_of(words, name))
        for name in names
        if len(name) > 4
    )


def _has_all_of(words: set[str], name: str) -> bool:
    """Whether first and last name are there, in whatever order and with whatever titles."""
    parts = set(NAME_WORD.findall(name.lower()))
    return len(parts) > 1 and parts <= words


def are_contacts(lines: Sequence[Line]) -> bool:
    """Whether `lines` are contact details and what goes with them, not part of a letter."""
    written = [PICTURE.sub("", line.text).strip(STRIPPED) for line in lines]
    written = [text for text in written if text and not is_drawn(text)]
    if not written or any(len(text) > LONGEST_CONTACT for text in written):
        return False
    if any(text.endswith(("?", "…")) or POSTSCRIPT.match(text) for text in written):
        return False
    if _reads_on(written[0]):
        return False
    proofs = sum(1 for text in written if is_contact(text))
    return proofs >= 1 and (proofs * 4 >= len(written) or len(written) <= 6)


def _reads_on(text: str) -> bool:
    """Whether the line reads like a sentence: many words with nothing that sets them apart."""
    return len(text.split()) > 5 and not (LABELLED.match(text) or SEPARATED.search(text))


def is_name_plate(lines: Sequence[Line]) -> bool:
    """Whether `lines` are a person's name and at most three short lines: a title, a town."""
    written = [line.text.strip(STRIPPED) for line in lines if not line.is_blank]
    if not 1 <= len(written) <= 4 or not PERSON.match(written[0]):
        return False
    return all(len(text) < 60 and not text.endswith((".", "?", "!", ":")) for text in written)
