"""The bench: what a page, a mail, an event cost, measured on a desk filled for it.

CPU is what counts (the application's and PostgreSQL's together): wall time on a shared machine
drifts. docs/operations.md says how to read the table.
"""
