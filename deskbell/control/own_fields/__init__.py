"""Fields of a desk: which are asked, of which tickets, and when they have to be known."""
