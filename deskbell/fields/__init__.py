"""Fields: what a desk wants to know of its tickets besides what Deskbell asks by itself.

A published document says which fields there are, for which kinds and teams, and when they are
asked. Pure decisions check values and say what is missing. Stands on conditions, priority, people.
"""
