"""Everything one can do to search: let it know what was said. Read this file first."""

from deskbell.search.operations._indexing import add, catch_up, rewrite, rewrite_tickets_of

__all__ = ["add", "catch_up", "rewrite", "rewrite_tickets_of"]
