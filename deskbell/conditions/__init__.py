"""Conditions: the one "if" of the desk, for lists now, for rules and promises later.

One tree in three forms (JSON to store, a sentence to read, a line to type), asked in two ways: of a
table as SQL, of one thing's facts as a pure predicate. Knows no field: concepts above bring theirs.
Stands on nothing.
"""
