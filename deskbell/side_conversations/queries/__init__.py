"""Questions about side conversations. Read this file first."""

from deskbell.side_conversations.queries._conversing import (
    MARKS,
    STATES,
    conversation,
    conversation_for,
    conversations_for,
    correspondents_of,
    count_heard,
    message,
    message_for,
    messages_of,
    said_before,
)
from deskbell.side_conversations.queries._speech import speeches, speeches_on, texts_on

__all__ = [
    "MARKS",
    "STATES",
    "conversation",
    "conversation_for",
    "conversations_for",
    "correspondents_of",
    "count_heard",
    "message",
    "message_for",
    "messages_of",
    "said_before",
    "speeches",
    "speeches_on",
    "texts_on",
]
