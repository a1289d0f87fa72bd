"""How a mail finds its conversation again: identifiers, subject, and the thread it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: References name the first mail and the latest ones: enough for every client to thread, and far
#: from the lengths at which servers cut headers.
LATEST_REFERENCES = 12

LONGEST_SUBJECT = 240
ANSWERS = re.compile(r"^(?:(?:re|aw|sv|antw|odp|ynt|vs|rif|res)(?:\[\d+\])?\s*:\s*)+", re.I)
TAG = re.compile(r"\s*\[#\d+(?:-\d+)?\]")


@dataclass(frozen=True)
class Thread:
    """The headers that put a mail behind the ones before it."""

    in_reply_to: str = ""
    references: tuple[str, ...] = ()


def thread_after(known: Sequence[tuple[str, bool]]) -> Thread:
    """The thread of a mail that follows `known`: (Message-ID, whether it came in), in order.

    It answers the last that came in, so that the requester's own client finds what is answered.
    """
    identifiers = list(dict.fromkeys(identifier for identifier, _ in known))
    if not identifiers:
        return Thread()
    heard = [identifier for identifier, came_in in known if came_in]
    answered = heard[-1] if heard else identifiers[-1]
    kept = identifiers[:1] + identifiers[1:][-LATEST_REFERENCES:]
    # The last reference is the one that is answered: some clients look no further.
    references = (*(one for one in kept if one != answered), answered)
    return Thread(in_reply_to=answered, references=references)


def subject_line(subject: str, number: int, *, answers: bool, aside: int | None = None) -> str:
    """`Re: The printer stops [#1042]`: one "Re:" where it answers a mail, one tag always.

    The tag of a side conversation is another: `[#1042-7]` leads nobody to the ticket.
    """
    tag = f"[#{number}]" if aside is None else f"[#{number}-{aside}]"
    bare = TAG.sub("", ANSWERS.sub("", " ".join(subject.split()))).strip()[:LONGEST_SUBJECT]
    return f"{'Re: ' if answers else ''}{bare} {tag}".strip()


def identifier_for(number: int, token: str, address: str) -> str:
    """A Message-ID of ours, at the domain of the address that sends it."""
    domain = address.rpartition("@")[2].strip() or "localhost"
    if not domain.isascii():
        domain = domain.encode("idna").decode("ascii")
    return f"t{number}.{token}@{domain}"
