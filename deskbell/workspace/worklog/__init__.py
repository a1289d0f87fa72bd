"""Time spent on a ticket: a timer, and entries by hand."""
