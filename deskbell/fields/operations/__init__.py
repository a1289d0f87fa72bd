"""Everything one can do to the fields of a desk. Read this file first."""

from deskbell.fields.operations._publishing import (
    Faulty,
    discard_draft,
    draft_fields,
    faults_of,
    publish_fields,
    revise_fields,
)

__all__ = [
    "Faulty",
    "discard_draft",
    "draft_fields",
    "faults_of",
    "publish_fields",
    "revise_fields",
]
