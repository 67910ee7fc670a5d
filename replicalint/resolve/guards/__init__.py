"""Conditions that keep a server from running a call: about recovery, and about what is there."""

from .asking import is_asked_first
from .recovery import ASKING
from .unreached import skip_calls

__all__ = ["ASKING", "is_asked_first", "skip_calls"]
