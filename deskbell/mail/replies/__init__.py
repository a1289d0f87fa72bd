"""The reply: what was written now, what was quoted, what is signature."""
