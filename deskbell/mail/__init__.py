"""Mail as bytes and words: reading a raw mail, and writing one.

Pure: no database, no clock, no settings, no Django models. Nothing here ever raises on odd input.
"""
