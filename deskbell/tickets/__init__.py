"""Tickets: one request for help each, and the conversation that answers it.

Stands on people, files and priority. Knows nothing of mail (channels), live updates (live) or
pages (workspace).
"""
