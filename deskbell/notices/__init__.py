"""Notices: tells those who work here at once of what needs them, and what nobody looks after.

A notice is addressed to a person or to a team, names a ticket, and holds no words of it: who reads
it sees of the ticket what they may see at that moment.
"""
