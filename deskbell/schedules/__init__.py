"""Schedules: what comes again and again becomes a ticket each time, exactly once.

A plan says when, in a time zone of its own, and what the ticket is to hold. Stands on tickets and
tasks; nobody below knows of it.
"""
