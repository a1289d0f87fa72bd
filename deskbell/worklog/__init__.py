"""Work log: how long somebody worked on a ticket, by the clock or as they say.

It stays inside, and each change of it is in the chain of its ticket. Stands on tickets.
"""
