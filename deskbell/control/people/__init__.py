"""People: who is known, how they are reached, who is one and the same."""
