"""Deskbell: a helpdesk and service desk that explains itself."""

__version__ = "0.1.0"
