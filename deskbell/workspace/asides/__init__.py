"""Side conversations: somebody outside is asked by mail, and what comes back is read beside."""
