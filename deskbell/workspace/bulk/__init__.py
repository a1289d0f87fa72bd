"""Many tickets at once: what is selected, what is done to it, and how far it is."""
