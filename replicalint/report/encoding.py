"""JSON as every report writes it."""

from __future__ import annotations

import json

from ..source import uncommanded


def encoded(value: object) -> str:
    """A value as JSON without spaces, in ASCII.

    It holds no raw control character and nothing that a CI runner would take for a command; what
    is read of it is the value all the same.
    """
    text = json.dumps(value, separators=(",", ":")).replace("\x7f", "\\u007f")
    return uncommanded(text, r"\u0023")
