"""Hours: when a desk works. Business calendars, and time counted in them.

Pure decisions over a published calendar. Stands on the kernel.
"""
