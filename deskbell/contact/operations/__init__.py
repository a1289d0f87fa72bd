"""Everything one can do about contact. Read this file first."""

from deskbell.contact import queries
from deskbell.contact.decisions import gaps_in
from deskbell.contact.operations._answering import NothingAsked, NothingSaid, answer, match
from deskbell.contact.operations._chasing import chase, hear_of_news, tell_lead
from deskbell.contact.operations._confirming import NotResolved, confirm, reject
from deskbell.contact.operations._following_up import Due, follow_up
from deskbell.contact.operations._waiting import ask, await_confirmation
from deskbell.kernel.publishing import Publishing
from deskbell.people.queries import may_publish

#: How contact is kept: `contact.rules.publish(…)`. A scope is a desk, or everywhere.
rules = Publishing(queries.RULES, gaps_in=gaps_in, may=may_publish)

__all__ = [
    "Due",
    "NotResolved",
    "NothingAsked",
    "NothingSaid",
    "answer",
    "ask",
    "await_confirmation",
    "chase",
    "confirm",
    "follow_up",
    "hear_of_news",
    "match",
    "reject",
    "rules",
    "tell_lead",
]
