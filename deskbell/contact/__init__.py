"""Contact: what is said to a requester until they answer, until they say it works, and in time.

Questions that a ticket waits for, reminders, a closing that is announced before it happens; tasks
for news that are late. Stands on tickets and tasks; channels mails what happens here.
"""
