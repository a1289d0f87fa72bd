"""Everything one can do to the promises of a ticket. Read this file first."""

from deskbell.promises.operations._comparing import Mismatch, compare, follow_versions
from deskbell.promises.operations._explaining import (
    NoCause,
    Unexplained,
    explain,
    refuse_while_unexplained,
)
from deskbell.promises.operations._following import (
    acknowledge,
    begin,
    choose_anew,
    describe_anew,
    excuse,
    follow,
    rewind,
)
from deskbell.promises.operations._sweeping import sweep, sweep_until

__all__ = [
    "Mismatch",
    "NoCause",
    "Unexplained",
    "acknowledge",
    "begin",
    "choose_anew",
    "compare",
    "describe_anew",
    "excuse",
    "explain",
    "follow",
    "follow_versions",
    "refuse_while_unexplained",
    "rewind",
    "sweep",
    "sweep_until",
]
