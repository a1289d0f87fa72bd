"""Files: what people attach. Stored once and typed by content, served from a sandboxed path.

Stands on the kernel. Knows neither tickets nor mail; whoever holds a file decides who may see it.
"""
