"""What channels decides, from facts alone. Read this file first."""

from deskbell.channels.decisions.answering import OpenedBy, why_silent, window_of
from deskbell.channels.decisions.delivering import (
    Answer,
    Verdict,
    answer_of,
    is_after_the_fact,
    next_try,
    state_after,
)
from deskbell.channels.decisions.threading import (
    Thread,
    identifier_for,
    subject_line,
    thread_after,
)

__all__ = [
    "Answer",
    "OpenedBy",
    "Thread",
    "Verdict",
    "answer_of",
    "identifier_for",
    "is_after_the_fact",
    "next_try",
    "state_after",
    "subject_line",
    "thread_after",
    "why_silent",
    "window_of",
]
