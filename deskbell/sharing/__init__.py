"""Sharing: people and teams who contribute to a ticket besides the one who answers for it.

The holder stays the one accountable; contributors find the ticket among theirs and hear of it.
Contributing gives no rights: who may not see the ticket cannot be asked. Stands on tickets.
"""
