"""How much a request matters: the matrix in force, drafting the next, trying it, publishing it."""
