"""Live: tells open pages that something changed. A ping names a record and never carries its content."""
