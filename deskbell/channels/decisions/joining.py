"""Which conversation a mail belongs to: identifiers first, an address next, a tag for insiders."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from deskbell.channels.decisions.trust import Trust

LONGEST_ID = 255
#: Of a long thread the first mail and the latest count; a forged one cannot make us look up more.
LATEST_IDS = 20

ANSWERS = re.compile(
    r"^(?:(?:re|aw|sv|antw|odp|ynt|vs|rif|res|fwd?|wg|tr|vb|rv|i)(?:\[\d+\])?\s*:\s*)+", re.I
)
TAG = re.compile(r"\[#(\d{1,18})\]")


class Hint(StrEnum):
    """What leads from a mail to a ticket, the surest first."""

    ANSWERED = "it answers a mail of the ticket"
    ADDRESSED = "it was sent to the ticket's signed address"
    REFERRED = "it refers to a mail of the ticket"
    AWAITED = "a mail of the ticket refers to it"
    SIBLING = "a mail of the ticket refers to the same mail"
    TAGGED = "its subject names the ticket"


#: Whoever knows an identifier or holds a signed address has seen a mail of the ticket. Of the
#: others that is not sure: a round mail that many people answer must not become one ticket.
SURE = frozenset({Hint.ANSWERED, Hint.ADDRESSED, Hint.REFERRED})


@dataclass(frozen=True)
class Candidate:
    """A ticket that a mail may belong to. `is_mutual`: somebody who takes part got it, too."""

    ticket_id: int
    hint: Hint
    takes_part: bool = False
    is_mutual: bool = False


def chosen(candidates: Iterable[Candidate], *, verdict: Trust) -> Candidate | None:
    """The ticket a mail joins, or none: it opens its own.

    Where several would do, one in which the sender takes part. A sender who is not who they say
    joins only by what they cannot guess; a tag, which anybody can guess, leads the verified only.
    """
    usable = [one for one in candidates if _is_usable(one, verdict)]
    order = list(Hint)
    usable.sort(key=lambda one: (not one.takes_part, order.index(one.hint)))
    return usable[0] if usable else None


def known_as(message_id: str | None) -> str:
    """How a Message-ID is stored and compared: bare, and never longer than its column."""
    bare = "".join((message_id or "").replace("\x00", "").split()).strip("<>")
    if len(bare) <= LONGEST_ID:
        return bare
    return f"sha256:{hashlib.sha256(bare.encode('utf-8', 'replace')).hexdigest()}"


def referred_to(in_reply_to: str | None, references: Sequence[str]) -> list[str]:
    """What a mail refers to, as it is known: the answered first, then from the latest back."""
    known = [known_as(one) for one in references]
    latest = known[-LATEST_IDS:][::-1] + known[:1]
    return [one for one in dict.fromkeys([known_as(in_reply_to), *latest]) if one]


def number_tagged_in(subject: str) -> int | None:
    """The ticket number a subject names: `[#1042]`."""
    found = TAG.search(subject)
    return int(found[1]) if found else None


def bare_subject(subject: str) -> str:
    """`subject` without answer marks and tags: the same for every mail of a loop."""
    return " ".join(ANSWERS.sub("", TAG.sub("", subject).strip()).split()).lower()


def likeness(sender: str, subject: str) -> int:
    """A number that is the same for mails of one sender with one subject."""
    digest = hashlib.sha256(f"{sender}\n{bare_subject(subject)}".encode("utf-8", "replace"))
    return int.from_bytes(digest.digest()[:8], "big", signed=True)


def _is_usable(candidate: Candidate, verdict: Trust) -> bool:
    if candidate.hint in SURE:
        return True
    if verdict == "spoofed":
        return False
    if candidate.hint is Hint.TAGGED:
        return candidate.takes_part and verdict == "verified"
    return candidate.takes_part or candidate.is_mutual
