"""Pure decisions about fields. Read this file first.

`faults_in` checks a document, `checked` what is given for its fields, `asked` says which of them
are asked of a ticket and `missing_at_intake`, `missing_to_resolve` which it lacks.
"""

from deskbell.fields.decisions.asking import (
    CHANNELS,
    CUSTOM,
    KINDS,
    Ground,
    Nameless,
    asked_of,
    catalogue_of,
)
from deskbell.fields.decisions.definitions import (
    IN_WORDS,
    TYPES,
    WITH_CHOICES,
    Definition,
    Definitions,
    Option,
    Type,
    after,
    as_stored,
    definition_in,
    in_document,
    together,
)
from deskbell.fields.decisions.faults import Fault, faults_in, lost
from deskbell.fields.decisions.lines import filled_in
from deskbell.fields.decisions.reserved import BUILT_IN, RESERVED
from deskbell.fields.decisions.saying import in_words, words_in
from deskbell.fields.decisions.showing import (
    asked,
    defaults,
    missing_at_intake,
    missing_to_resolve,
    noted,
    to_be_shown,
)
from deskbell.fields.decisions.values import Checked, Unfit, checked, fitting

__all__ = [
    "BUILT_IN",
    "CHANNELS",
    "CUSTOM",
    "IN_WORDS",
    "KINDS",
    "RESERVED",
    "TYPES",
    "WITH_CHOICES",
    "Checked",
    "Definition",
    "Definitions",
    "Fault",
    "Ground",
    "Nameless",
    "Option",
    "Type",
    "Unfit",
    "after",
    "as_stored",
    "asked",
    "asked_of",
    "catalogue_of",
    "checked",
    "defaults",
    "definition_in",
    "faults_in",
    "filled_in",
    "fitting",
    "in_document",
    "in_words",
    "lost",
    "missing_at_intake",
    "missing_to_resolve",
    "noted",
    "to_be_shown",
    "together",
    "words_in",
]
