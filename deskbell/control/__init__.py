"""Where a desk is set up and looked after. Pages only: every rule lives on a lower floor."""
