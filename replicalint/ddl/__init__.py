"""The statements of a migration, read from lexemes into what they change."""

from .cursor import DdlCursor
from .statements import changes
from .unknown import holes_in, holes_of, is_known, may_be_any

__all__ = ["DdlCursor", "changes", "holes_in", "holes_of", "is_known", "may_be_any"]
