"""Drafts: what somebody is writing on a ticket, kept until it is sent, and replies sent later.

One for each writer, ticket and kind, so that it is the same on every device. Drafts are their
writer's own and make no events; a reply with a time to leave is told in the chain of its ticket.
Stands on tickets and files; notices tells the writer when a reply was stopped.
"""
