"""The bell: what somebody should know, and of what they want to be told."""
