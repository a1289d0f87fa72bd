"""Shifts: what those who leave tell those who come, ticket by ticket, and that it was read.

Stands on tickets. A note shows each reader those of its tickets that they see anyway.
"""
