"""The end of a conversation with a server."""

from __future__ import annotations


class ServerError(Exception):
    """A server that cannot be asked, or not any more; `role` is "replica" or "primary"."""

    def __init__(self, role: str, message: str) -> None:
        super().__init__(f"{role}: {message}")
