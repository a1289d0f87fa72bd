"""Views: lists of tickets that people save, share, pin and order, and how much stands in each.

A list is a condition and a way to look at what fulfils it; it never shows more than its reader may
see. Stands on tickets, conditions and people.
"""
