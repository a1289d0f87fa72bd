"""What channels decides, from facts alone. Read this file first."""

from deskbell.channels.decisions.addresses import (
    ASIDE,
    TICKET,
    forms_of,
    number_signed_in,
    reply_address,
)
from deskbell.channels.decisions.answering import (
    A_DAY,
    MOST_IN_A_DAY,
    OpenedBy,
    why_silent,
    window_of,
)
from deskbell.channels.decisions.cleaning import clean_html
from deskbell.channels.decisions.delivering import (
    LONGEST_WORDS,
    Answer,
    Verdict,
    answer_of,
    is_after_the_fact,
    next_try,
    state_after,
)
from deskbell.channels.decisions.joining import (
    Candidate,
    Hint,
    bare_subject,
    chosen,
    known_as,
    likeness,
    number_tagged_in,
    referred_to,
)
from deskbell.channels.decisions.reaching import Doubt, Prospect, doubts_of, gets_it
from deskbell.channels.decisions.sorting import (
    A_WHILE,
    MOST_ALIKE,
    MOST_IN_ONE_TICKET,
    Arrival,
    Sorted,
    Way,
    mark_of,
    sort,
)
from deskbell.channels.decisions.threading import (
    Thread,
    identifier_for,
    subject_line,
    thread_after,
)
from deskbell.channels.decisions.trust import EXCHANGE_HEADER, Trust, verdict_on, voucher_named_in

__all__ = [
    "ASIDE",
    "A_DAY",
    "A_WHILE",
    "EXCHANGE_HEADER",
    "LONGEST_WORDS",
    "MOST_ALIKE",
    "MOST_IN_A_DAY",
    "MOST_IN_ONE_TICKET",
    "TICKET",
    "Answer",
    "Arrival",
    "Candidate",
    "Doubt",
    "Hint",
    "OpenedBy",
    "Prospect",
    "Sorted",
    "Thread",
    "Trust",
    "Verdict",
    "Way",
    "answer_of",
    "bare_subject",
    "chosen",
    "clean_html",
    "doubts_of",
    "forms_of",
    "gets_it",
    "identifier_for",
    "is_after_the_fact",
    "known_as",
    "likeness",
    "mark_of",
    "next_try",
    "number_signed_in",
    "number_tagged_in",
    "referred_to",
    "reply_address",
    "sort",
    "state_after",
    "subject_line",
    "thread_after",
    "verdict_on",
    "voucher_named_in",
    "why_silent",
    "window_of",
]
