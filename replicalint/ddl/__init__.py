"""The statements of a migration, read from lexemes into what they change."""

from .cursor import Cursor, Unreadable
from .statements import changes

__all__ = ["Cursor", "Unreadable", "changes"]
