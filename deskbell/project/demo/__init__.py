"""The demo: a small believable company and what its people asked for in the last days.

Made through the operations, with past moments, so that its events are complete.
"""

from __future__ import annotations

from datetime import datetime

from deskbell.people import queries as people
from deskbell.project.demo.company import PASSWORD, Company, found
from deskbell.project.demo.course import play

__all__ = ["PASSWORD", "build", "sign_ins"]


def build(at: datetime) -> bool:
    """Found the company and play its last ten days up to `at`; False if a desk is there already."""
    if people.is_anybody_here():
        return False
    company = found(at)
    play(company, at)
    return True


def sign_ins() -> list[tuple[str, str]]:
    """Who can sign in to the demo, as (mail address, what they are)."""
    return [(person.mail, person.says) for person in Company.STAFF] + [
        (Company.PEOPLE[0].mail, "a requester")
    ]
