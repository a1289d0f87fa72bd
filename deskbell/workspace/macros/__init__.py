"""Macros and snippets: all there are, making and changing them, and finding one to use."""
