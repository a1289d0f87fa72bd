"""Hours: when a desk works. Business calendars, and time counted in them.

Pure decisions over published calendars. Stands on the kernel, and on people, whose desks work
by them.
"""
