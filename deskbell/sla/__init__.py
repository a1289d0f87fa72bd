"""Promises as they are published: which targets a ticket has, why these, and how its clocks run.

The published policies, the pure choice among their rules, and the pure clock machine that a
ticket's events are folded over. Stands on hours, conditions, priority and people.
"""
