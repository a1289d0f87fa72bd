"""What requesters were told, and how plainly: for whoever writes to them, and whoever leads."""
