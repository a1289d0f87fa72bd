"""Bulk: one act on many tickets, with its progress, what was refused and why, and one way back.

Stands on tickets and channels, and does nothing of its own: each ticket gets the same operation
as if somebody had opened it, under the rights of whoever began the run.
"""
