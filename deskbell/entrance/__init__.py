"""Where people sign in and a desk is first set up. Pages only.

Sign-in itself is django-allauth's; here are its addresses, pages, words and who may come in.
"""
