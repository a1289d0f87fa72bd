"""What was promised for tickets: its clocks beside each, and a board of all."""
