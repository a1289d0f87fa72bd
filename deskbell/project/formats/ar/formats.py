"""Dates and times in Arabic: Django knows the date, and falls back to English for the rest."""

TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
