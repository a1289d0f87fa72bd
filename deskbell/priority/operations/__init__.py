"""Everything one can do to a priority matrix: `priority.matrices.publish(…)`."""

from deskbell.kernel.publishing import Incomplete, Publishing
from deskbell.kernel.versions import AlreadyPublished
from deskbell.people.queries import may_publish
from deskbell.priority.decisions import gaps_in
from deskbell.priority.queries import MATRICES

matrices = Publishing(MATRICES, gaps_in=gaps_in, may=may_publish)

__all__ = ["AlreadyPublished", "Incomplete", "matrices"]
