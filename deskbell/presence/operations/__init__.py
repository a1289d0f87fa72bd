"""Everything one can do about presence. Read this file first."""

from deskbell.presence.operations._appearing import appear, leave, sweep

__all__ = ["appear", "leave", "sweep"]
