"""Everything one can do about satisfaction."""

from deskbell.satisfaction.operations._rating import NoLongerOpen, NoSuchScore, rate

__all__ = [
    "NoLongerOpen",
    "NoSuchScore",
    "rate",
]
