"""Priorities that somebody set by hand: by whom, for whom, how often."""
