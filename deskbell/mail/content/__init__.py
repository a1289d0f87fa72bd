"""The content: which part is the body, which is an attachment, and HTML as text."""
