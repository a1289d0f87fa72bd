"""People: everyone a desk knows, how to reach them, where they belong and what they may do.

One `Person` for staff and requesters. Desks and teams live here, since a role is always held at a
desk. Stands on the kernel.
"""
