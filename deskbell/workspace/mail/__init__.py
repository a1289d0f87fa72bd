"""Pages about mail as such: what is held, and what the demo's catcher caught."""
