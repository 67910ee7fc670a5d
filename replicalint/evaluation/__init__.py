"""Whether rows can be such that conditions hold: expressions evaluated as PostgreSQL does."""

from .kinds import ValueType, value_type
from .search import Condition, Result, SearchEnd, search
from .terms import ColumnFacts, Terms

__all__ = [
    "ColumnFacts",
    "Condition",
    "Result",
    "SearchEnd",
    "Terms",
    "ValueType",
    "search",
    "value_type",
]
