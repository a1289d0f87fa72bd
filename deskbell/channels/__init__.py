"""Channels: how words come in and go out. Mail doors, threading, delivery and its truth.

Stands on tickets. What a mail says is read by `deskbell.mail`; what it means for the desk is
decided here.
"""
