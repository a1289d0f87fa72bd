"""The macros and snippets that everybody at a desk has: how they stand, and who changed them."""
