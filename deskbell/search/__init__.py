"""Search: finding tickets by what was said on them, in any language, mistyped or half typed.

Each ticket has one document: the words said to the requester, and those of notes besides. What is
found is always asked through the tickets the searcher may see.
"""
