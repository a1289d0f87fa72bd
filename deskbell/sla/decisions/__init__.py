"""Pure: what is promised, why, and how the clocks of a ticket run."""

from deskbell.sla.decisions.choosing import (
    NOTHING,
    Calendars,
    Target,
    Terms,
    Tried,
    Worked,
    chosen,
)
from deskbell.sla.decisions.clocks import (
    BROKEN,
    DROPPED,
    MET,
    OVER,
    PAUSED,
    RUNNING,
    Clock,
    spent,
)
from deskbell.sla.decisions.facts import FIELDS, Facts
from deskbell.sla.decisions.measures import (
    CAUSES,
    FINISHED,
    MEANS,
    MEASURES,
    PAUSABLE,
    PAUSES,
    RESOLUTION,
    SUPPLIER,
    TEAM,
)
from deskbell.sla.decisions.news import news_due
from deskbell.sla.decisions.policies import Policy, Rule, gaps_in, policy_of
from deskbell.sla.decisions.presets import BUILT_IN, PRESETS
from deskbell.sla.decisions.stepping import Course, Happening, Mark, folded, step
from deskbell.sla.decisions.timing import due_in, marks_at, moment_of, next_in, next_of

__all__ = [
    "BROKEN",
    "BUILT_IN",
    "CAUSES",
    "DROPPED",
    "FIELDS",
    "FINISHED",
    "MEANS",
    "MEASURES",
    "MET",
    "NOTHING",
    "OVER",
    "PAUSABLE",
    "PAUSED",
    "PAUSES",
    "PRESETS",
    "RESOLUTION",
    "RUNNING",
    "SUPPLIER",
    "TEAM",
    "Calendars",
    "Clock",
    "Course",
    "Facts",
    "Happening",
    "Mark",
    "Policy",
    "Rule",
    "Target",
    "Terms",
    "Tried",
    "Worked",
    "chosen",
    "due_in",
    "folded",
    "gaps_in",
    "marks_at",
    "moment_of",
    "news_due",
    "next_in",
    "next_of",
    "policy_of",
    "spent",
    "step",
]
