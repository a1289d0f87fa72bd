"""Everything one can do to files. Read this file first."""

from deskbell.files.operations._storing import TooLarge, store

__all__ = ["TooLarge", "store"]
