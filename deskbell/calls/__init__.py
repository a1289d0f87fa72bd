"""Calls: what the telephone system says of who is calling, and calls that become tickets.

A line is one telephone system that may tell us, known by a token. Stands on tickets, tasks (to call
back) and worklog (how long it took).
"""
