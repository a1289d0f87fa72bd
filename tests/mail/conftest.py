"""Tests of this folder talk to real mail servers."""

from deskbell.testing.servers.fixture import mail_servers

__all__ = ["mail_servers"]
