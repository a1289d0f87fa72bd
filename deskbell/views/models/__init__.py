"""What views stores."""

from deskbell.views.models.arrangement import Arrangement
from deskbell.views.models.list import List, Share

__all__ = ["Arrangement", "List", "Share"]
