"""Tasks: on the page of their ticket, and as a list of what somebody has to do."""
