"""The fields of a desk on agents' pages: asked in forms, said in words."""
