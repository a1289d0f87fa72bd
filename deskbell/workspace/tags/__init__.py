"""The tags of a desk: what they are called, and which of them mean the same."""
