"""Pure decisions about macros: what they say, what they would do, and what they lack.

`filled` puts values into a text, `foreseen` says what each act would do to a ticket, `gaps_in` what
keeps a macro from being saved.
"""

from deskbell.macros.decisions.acts import ME, Act, Names, Param, Situation
from deskbell.macros.decisions.contents import Content, Speaks, Unreadable, as_json, read
from deskbell.macros.decisions.foreseeing import WORDS, Step, foreseen
from deskbell.macros.decisions.gaps import Gap, gaps_in
from deskbell.macros.decisions.known import ACTS
from deskbell.macros.decisions.languages import Chosen, chosen
from deskbell.macros.decisions.owners import Owner
from deskbell.macros.decisions.recalling import facts_again
from deskbell.macros.decisions.spans import span_of
from deskbell.macros.decisions.texts import (
    VARIABLES,
    Filled,
    Problem,
    filled,
    problems_in,
    unfilled_in,
)

__all__ = [
    "ACTS",
    "ME",
    "VARIABLES",
    "WORDS",
    "Act",
    "Chosen",
    "Content",
    "Filled",
    "Gap",
    "Names",
    "Owner",
    "Param",
    "Problem",
    "Situation",
    "Speaks",
    "Step",
    "Unreadable",
    "as_json",
    "chosen",
    "facts_again",
    "filled",
    "foreseen",
    "gaps_in",
    "problems_in",
    "read",
    "span_of",
    "unfilled_in",
]
