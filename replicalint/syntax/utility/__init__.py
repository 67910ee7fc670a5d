"""Statements that are no query: utility statements, read along gram.y, and the query inside one."""

from .kind import is_definition, statement_kind
from .unwrapping import begins_statement, unwrap
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
    "begins_statement",
    "is_definition",
    "statement_kind",
    "unwrap",
]
