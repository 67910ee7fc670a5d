"""Contracts as text: a new file, and the edits that make one say something else."""

from .changed import changed
from .edit import NotEditable
from .edits import updated
from .form import form_of
from .layout import text_of

__all__ = ["NotEditable", "changed", "form_of", "text_of", "updated"]
