"""What views stores."""

from deskbell.views.models.arrangement import Arrangement
from deskbell.views.models.counting import KeptCount, Place, Shift
from deskbell.views.models.list import List, Share

__all__ = ["Arrangement", "KeptCount", "List", "Place", "Share", "Shift"]
