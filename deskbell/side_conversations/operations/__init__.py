"""Everything one can do in a side conversation. Read this file first."""

from deskbell.side_conversations.operations._asking import (
    AskedAlready,
    NobodyAsked,
    Said,
    TooMany,
    ask,
    ask_again,
)
from deskbell.side_conversations.operations._closing import close
from deskbell.side_conversations.operations._following import follow, follow_back
from deskbell.side_conversations.operations._hearing import hear
from deskbell.side_conversations.operations._reaching import miss, reach
from deskbell.side_conversations.operations._withdrawing import withdraw

__all__ = [
    "AskedAlready",
    "NobodyAsked",
    "Said",
    "TooMany",
    "ask",
    "ask_again",
    "close",
    "follow",
    "follow_back",
    "hear",
    "miss",
    "reach",
    "withdraw",
]
