"""The diagnosis of a ticket, as it is noted beside it."""
