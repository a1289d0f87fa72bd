"""Telephone systems that may tell of calls."""
