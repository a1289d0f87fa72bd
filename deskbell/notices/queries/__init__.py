"""Questions about notices. Who asks gets their own, about tickets they still see."""

from deskbell.notices.queries._bell import (
    CHOICES,
    addressed_to,
    bell_of,
    is_woken,
    latest,
    notices_for,
    seen_by,
    told_by,
    unseen,
)
from deskbell.notices.queries._wording import Mail, mail_of, push_of, said

__all__ = [
    "CHOICES",
    "Mail",
    "addressed_to",
    "bell_of",
    "is_woken",
    "latest",
    "mail_of",
    "notices_for",
    "push_of",
    "said",
    "seen_by",
    "told_by",
    "unseen",
]
