"""The language of conditions, all of it pure. Read this file first.

`read` and `as_json` are the stored form, `typed` and `untyped` the line in a filter bar, `divided`
the line in a search, `in_words` the sentence, `predicate` the question to one thing's facts,
`turning` the same with the moment until which its answer is good. `queries.matching` asks a table.
All raise `Unreadable` and nothing else.
"""

from deskbell.conditions.decisions.catalogues import Catalogue, Names
from deskbell.conditions.decisions.dividing import Divided, divided
from deskbell.conditions.decisions.fields import (
    KEYED,
    MERGED,
    OF_PEOPLE,
    OF_TIME,
    Choice,
    Field,
    Kind,
)
from deskbell.conditions.decisions.operators import OPERATORS, Operator
from deskbell.conditions.decisions.predicates import predicate
from deskbell.conditions.decisions.printing import untyped
from deskbell.conditions.decisions.reading import as_json, read
from deskbell.conditions.decisions.scanning import quoted
from deskbell.conditions.decisions.sentences import in_words
from deskbell.conditions.decisions.simplest import normal
from deskbell.conditions.decisions.standpoints import Standpoint
from deskbell.conditions.decisions.trees import (
    EVERYTHING,
    Group,
    Test,
    Tree,
    Unreadable,
    held_in,
)
from deskbell.conditions.decisions.turns import (
    Answer,
    is_the_same_for_all,
    is_told_by_the_clock,
    turning,
)
from deskbell.conditions.decisions.typing import typed

__all__ = [
    "EVERYTHING",
    "KEYED",
    "MERGED",
    "OF_PEOPLE",
    "OF_TIME",
    "OPERATORS",
    "Answer",
    "Catalogue",
    "Choice",
    "Divided",
    "Field",
    "Group",
    "Kind",
    "Names",
    "Operator",
    "Standpoint",
    "Test",
    "Tree",
    "Unreadable",
    "as_json",
    "divided",
    "held_in",
    "in_words",
    "is_the_same_for_all",
    "is_told_by_the_clock",
    "normal",
    "predicate",
    "quoted",
    "read",
    "turning",
    "typed",
    "untyped",
]
