"""Tasks: the parts of a ticket that somebody has to do, perhaps in another team or at another desk.

A gating task keeps its ticket from being resolved. Whoever is asked to do one sees the task itself,
and of the ticket no more than they would see anyway. Stands on tickets.
"""
