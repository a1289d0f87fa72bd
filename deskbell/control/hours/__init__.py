"""Business calendars as pages: which there are, what each says, and which desk works by which."""
