"""Shifts: where one hands over to the next."""
