"""Pages about people: finding one, vouching for one."""
