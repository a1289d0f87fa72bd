"""Live: tells open pages that something changed. A ping names a record, never its content."""
