"""Priority: how much a request matters, computed from facts by a published matrix, with reasons.

Pure decisions over a published version. Stands on the kernel.
"""
