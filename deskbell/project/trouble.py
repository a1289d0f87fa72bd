"""Trouble that an administrator can mend."""


class Trouble(Exception):
    """Something outside the program is not as it must be; the message says what, and what to do."""
