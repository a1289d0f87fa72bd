"""Tests of this folder talk to real mail servers."""

from deskbell.testing.browsing import chromium, open_window, window
from deskbell.testing.servers.fixture import mail_servers

__all__ = ["chromium", "mail_servers", "open_window", "window"]
