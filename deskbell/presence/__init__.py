"""Presence: who has a ticket before their eyes at this moment, and who is writing on it.

It is no fact about the ticket: nothing of it enters the ledger, and it ends by itself.
"""
