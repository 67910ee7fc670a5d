"""Statements that are no query: utility statements, read along gram.y, and the query inside one."""

from .kind import is_definition, statement_kind
from .statement import BEGINNINGS, unwrap
from .values import (
    Action,
    ColumnName,
    Content,
    Option,
    RelationName,
    RoleName,
    Serializable,
    SettingName,
    Unread,
    Wrapped,
)

__all__ = [
    "BEGINNINGS",
    "Action",
    "ColumnName",
    "Content",
    "Option",
    "RelationName",
    "RoleName",
    "Serializable",
    "SettingName",
    "Unread",
    "Wrapped",
    "is_definition",
    "statement_kind",
    "unwrap",
]
