"""Everything one can do with plans. Read this file first."""

from deskbell.schedules.operations._coming import come, come_all
from deskbell.schedules.operations._planning import NeverComes, pause, resume, save_plan

__all__ = ["NeverComes", "come", "come_all", "pause", "resume", "save_plan"]
