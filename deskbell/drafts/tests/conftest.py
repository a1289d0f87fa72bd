"""What tests of drafts begin with."""

import pytest

from deskbell.files import operations as files
from deskbell.tickets.operations import Attached

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@pytest.fixture
def label(noon, db):
    """A picture of a label."""
    return Attached(files.store([PIXEL], at=noon), "label.png")


@pytest.fixture
def manual(noon, db):
    return Attached(files.store([b"How to change the ribbon"], at=noon), "manual.txt")
