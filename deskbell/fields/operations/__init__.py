"""Everything one can do to the fields of a desk: `fields.documents.publish(…)`."""

from typing import Any

from deskbell.fields.decisions import RESERVED, faults_in
from deskbell.fields.queries import DOCUMENTS, every_field
from deskbell.kernel.publishing import Incomplete, Publishing
from deskbell.kernel.versions import AlreadyPublished
from deskbell.people.queries import may_publish


def _gaps_in(content: Any) -> list[str]:
    """What keeps a document from being published, as `serial.type`: see `faults_in`."""
    found = faults_in(content, known=every_field(), reserved=RESERVED)
    return [f"{fault.field}.{fault.part}" for fault in found]


documents = Publishing(DOCUMENTS, gaps_in=_gaps_in, may=may_publish)

__all__ = ["AlreadyPublished", "Incomplete", "documents"]
