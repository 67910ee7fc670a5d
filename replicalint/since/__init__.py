"""A run about changes alone: what they touch of a plan, and what of its findings is new."""

from .base import BaseOfChanges, base_of
from .diff_lines import on_changed_lines
from .judging import check_since
from .touched import Touched, touched

__all__ = ["BaseOfChanges", "Touched", "base_of", "check_since", "on_changed_lines", "touched"]
