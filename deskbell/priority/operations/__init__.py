"""Everything one can do to a priority matrix. Read this file first."""

from deskbell.kernel.versions import AlreadyPublished
from deskbell.priority.operations._publishing import (
    Incomplete,
    discard_draft,
    draft_matrix,
    publish_matrix,
    restore_matrix,
    revise_matrix,
)

__all__ = [
    "AlreadyPublished",
    "Incomplete",
    "discard_draft",
    "draft_matrix",
    "publish_matrix",
    "restore_matrix",
    "revise_matrix",
]
