"""The translations: gathered from the source, looked over, and compiled."""
