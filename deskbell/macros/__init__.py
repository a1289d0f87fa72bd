"""Macros: what one does and says again and again, kept under a title, previewed and undone.

A macro is a text with variables and acts on a ticket; a snippet is such a text under a short name,
and does nothing. Stands on tickets, channels and bulk: each act is the same operation as by hand.
"""
