"""The replica data contract: what the replicas of one read path have."""

from .answers import answered_once
from .check_settings import NO_SETTINGS, CheckSettings, NamedRule
from .migrations import TOOLS, Migrations
from .mistake import ContractError, Mistake
from .model import Contract
from .node import MappingEntry, Node, NodeKind
from .parts import (
    Column,
    Derived,
    Endpoint,
    EntryPoints,
    Function,
    FunctionBody,
    NotReplicated,
    QueryPattern,
    Relation,
    Rollout,
    SqlArgument,
    SqlTag,
    SqlWrappers,
    TypeDef,
)
from .selection import NamePatterns, Selection, selection

__all__ = [
    "NO_SETTINGS",
    "TOOLS",
    "CheckSettings",
    "Column",
    "Contract",
    "ContractError",
    "Derived",
    "Endpoint",
    "EntryPoints",
    "Function",
    "FunctionBody",
    "MappingEntry",
    "Migrations",
    "Mistake",
    "NamePatterns",
    "NamedRule",
    "Node",
    "NodeKind",
    "NotReplicated",
    "QueryPattern",
    "Relation",
    "Rollout",
    "Selection",
    "SqlArgument",
    "SqlTag",
    "SqlWrappers",
    "TypeDef",
    "answered_once",
    "selection",
]
