"""Everything one can do about a diagnosis."""

from deskbell.diagnosis.operations._noting import Empty, note
from deskbell.diagnosis.operations._proposing import answer, propose

__all__ = ["Empty", "answer", "note", "propose"]
