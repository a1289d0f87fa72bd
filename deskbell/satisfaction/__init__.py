"""Satisfaction: what requesters say of how they were helped, once for each resolution.

The mail that tells them what was done carries a signed link; whoever holds it speaks for the
requester, as whoever answers that mail does. Stands on tickets; channels asks it for the link.
"""
