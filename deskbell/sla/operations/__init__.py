"""Everything one can do to what is promised: `sla.policies.publish(…)`."""

from deskbell.kernel.publishing import Incomplete
from deskbell.kernel.versions import AlreadyPublished
from deskbell.sla.operations._publishing import policies

__all__ = ["AlreadyPublished", "Incomplete", "policies"]
