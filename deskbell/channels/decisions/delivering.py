"""What a server's answer means for a mail, and when it is worth trying again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

#: From the first try on; after that a mail that was only ever put off has failed.
GIVE_UP_AFTER = timedelta(days=3)

#: Between tries that the server answered, and between those that reached no server. The second
#: stay short: when the server is back, the whole desk's mail waits for nothing else.
PAUSES = tuple(timedelta(minutes=n) for n in (1, 5, 15, 30, 60, 120, 240))
PAUSES_UNREACHED = tuple(timedelta(seconds=n) for n in (20, 60, 120, 300))

LONGEST_WORDS = 1000
STATUS = re.compile(r"(?:^|\s)([245]\.\d{1,3}\.\d{1,3})(?=\s|$)")


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    DELAYED = "delayed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class Answer:
    """What was said about one recipient. `reached` is false where no server was there to say it."""

    verdict: Verdict
    words: str
    code: int | None = None
    status: str = ""
    reached: bool = True


def answer_of(code: int, words: bytes | str) -> Answer:
    """The meaning of an SMTP reply: 2 it is theirs, 5 it is refused, all else is for later."""
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    said = " ".join(said.replace("\x00", "").split())[:LONGEST_WORDS]
    found = STATUS.search(said)
    verdict = {2: Verdict.ACCEPTED, 5: Verdict.FAILED}.get(code // 100, Verdict.DELAYED)
    return Answer(
        verdict=verdict,
        words=f"{code} {said}".strip() if code > 0 else said,
        code=code if code > 0 else None,
        status=found[1] if found else "",
    )


def next_try(
    attempts: int, *, since: datetime, at: datetime, reached: bool = True
) -> datetime | None:
    """When to try again after `attempts` tries, the first at `since`; none: give up."""
    if at - since >= GIVE_UP_AFTER:
        return None
    pauses = PAUSES if reached else PAUSES_UNREACHED
    return at + pauses[min(max(attempts, 1), len(pauses)) - 1]


def state_after(status: str, permanent: bool | None) -> str:
    """What a later report makes of a mail: "bounced", or "delayed" where hope is left."""
    if permanent is None:
        permanent = not status.startswith("4")
    return "bounced" if permanent else "delayed"


def is_after_the_fact(state: str, news: str) -> bool:
    """True if `news` about a mail in `state` says nothing new, or cannot be about it.

    What never left cannot bounce, and what bounced is not merely late.
    """
    heard_from = {"bounced": ("sending", "uncertain", "accepted", "delayed")}
    return state not in heard_from.get(news, ("sending", "uncertain", "accepted"))
