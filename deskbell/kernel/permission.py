"""Permission: asking before doing."""


class NotPermitted(Exception):
    """The actor may not do this."""


def require(allowed: bool) -> None:
    """Raise `NotPermitted` unless `allowed`."""
    if not allowed:
        raise NotPermitted
