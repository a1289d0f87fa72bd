"""Presence: who else is at a ticket, shown on it and in lists."""
