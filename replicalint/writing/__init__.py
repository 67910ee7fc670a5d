"""Contracts as text: a new file, the edits that make one say something else, and single entries."""

from .changed import changed
from .edit import NotEditable
from .edits import updated
from .entries import (
    column_entry,
    column_path,
    names_entry,
    relation_entry,
    relation_path,
    sets_entry,
    type_entry,
    type_path,
)
from .form import form_of
from .layout import text_of
from .scalars import scalar

__all__ = [
    "NotEditable",
    "changed",
    "column_entry",
    "column_path",
    "form_of",
    "names_entry",
    "relation_entry",
    "relation_path",
    "scalar",
    "sets_entry",
    "text_of",
    "type_entry",
    "type_path",
    "updated",
]
