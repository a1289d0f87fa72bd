"""Mailboxes: where people may write to, and how their mail comes here."""
