"""The lists somebody has: in the rail, and as things that are saved, changed, shared, arranged."""
