"""Pages about tickets: lists, the ticket itself, and what is done with it."""
