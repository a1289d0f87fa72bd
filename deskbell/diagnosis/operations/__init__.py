"""Everything one can do about a diagnosis."""

from deskbell.diagnosis.operations._following import follow, follow_back
from deskbell.diagnosis.operations._noting import Empty, note
from deskbell.diagnosis.operations._proposing import answer, propose

__all__ = ["Empty", "answer", "follow", "follow_back", "note", "propose"]
