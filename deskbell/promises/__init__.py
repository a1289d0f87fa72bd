"""Promises as they are kept: the running clocks of each ticket, and what becomes of them.

Rows that the pure machine of sla moves with every event of a ticket, in the same transaction; a
timer that tells of what is at risk and what is broken, once each; the causes of what was broken.
Stands on tickets and sla.
"""
