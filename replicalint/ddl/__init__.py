"""The statements of a migration, read from lexemes into what they change."""

from .cursor import DdlCursor
from .statements import changes

__all__ = ["DdlCursor", "changes"]
