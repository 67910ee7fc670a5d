"""Contracts as text: a new file, and the edits that make one say something else."""

from .form import form_of
from .layout import text_of

__all__ = ["form_of", "text_of"]
