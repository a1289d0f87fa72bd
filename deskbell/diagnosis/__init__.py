"""Diagnosis: what the requester wants to achieve, what came before, what was tried and accepted.

It stays inside, and each change of it is in the chain of its ticket. Stands on tickets.
"""
