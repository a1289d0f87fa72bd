"""Pure: when one reminds and closes, which question was answered, how plain a text is."""

from deskbell.contact.decisions.answering import (
    MOST_QUESTIONS,
    answers_in,
    as_asked,
    as_told,
    questions_in,
)
from deskbell.contact.decisions.completeness import (
    WANTED,
    Happening,
    Point,
    is_complete,
    points_of,
    share_of,
)
from deskbell.contact.decisions.linking import link_part, number_linked_by
from deskbell.contact.decisions.linting import JARGON, Advice, linted
from deskbell.contact.decisions.rules import BUILT_IN, PRESETS, Rules, gaps_in, rules_of
from deskbell.contact.decisions.thanking import is_only_thanks
from deskbell.contact.decisions.waiting import ANNOUNCE, CLOSE, REMIND, Step, next_step, timeline

__all__ = [
    "ANNOUNCE",
    "BUILT_IN",
    "CLOSE",
    "JARGON",
    "MOST_QUESTIONS",
    "PRESETS",
    "REMIND",
    "WANTED",
    "Advice",
    "Happening",
    "Point",
    "Rules",
    "Step",
    "answers_in",
    "as_asked",
    "as_told",
    "gaps_in",
    "is_complete",
    "is_only_thanks",
    "link_part",
    "linted",
    "next_step",
    "number_linked_by",
    "points_of",
    "questions_in",
    "rules_of",
    "share_of",
    "timeline",
]
