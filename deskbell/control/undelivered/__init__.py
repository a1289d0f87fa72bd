"""Reactions that could not be delivered: what they were, what went wrong, another try."""
