"""Conditions as questions to a table."""

from deskbell.conditions.queries._asking import matching

__all__ = ["matching"]
