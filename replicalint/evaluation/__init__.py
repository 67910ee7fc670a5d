"""Whether rows can be such that conditions hold: expressions evaluated as PostgreSQL does."""

from .functions import NEW_VALUES
from .kinds import ValueType, value_type
from .search import Condition, Result, SearchEnd, search
from .terms import ColumnFacts, Terms

__all__ = [
    "NEW_VALUES",
    "ColumnFacts",
    "Condition",
    "Result",
    "SearchEnd",
    "Terms",
    "ValueType",
    "search",
    "value_type",
]
