"""The wire: bytes into headers, parts and characters, forgiving whatever is broken."""
