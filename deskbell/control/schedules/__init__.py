"""Plans of tickets that come again and again."""
