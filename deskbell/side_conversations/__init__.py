"""Side conversations: what an agent asks somebody outside, by mail, from within a ticket.

Each is a conversation of its own beside the one with the requester, in rows of its own: nothing
that shows or sends the messages of a ticket can come across it, and whoever is asked gets nothing
of the ticket but what was chosen for them. Stands on tickets; channels carries what is said here.
"""
