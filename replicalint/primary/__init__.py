"""The primary's schema, as migrations or a dump leave it."""

from .fold import after
from .model import Primary
from .relations import Constraint, Table, TableColumn, TableIndex

__all__ = ["Constraint", "Primary", "Table", "TableColumn", "TableIndex", "after"]
