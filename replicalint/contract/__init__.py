"""The replica data contract: what the replicas of one read path have."""

from .constraints import CONSTRAINTS
from .load import OWN_KEYS, TOP_KEYS, read_contract
from .migrations import TOOLS, Migrations
from .mistake import ContractError, Mistake
from .model import Contract
from .node import MappingEntry, Node, NodeKind
from .parts import (
    Column,
    Derived,
    Endpoint,
    Function,
    NotReplicated,
    QueryPattern,
    Relation,
    Rollout,
    TypeDef,
)
from .selection import Selection, selection
from .spelling import as_written
from .summary import summary

__all__ = [
    "CONSTRAINTS",
    "OWN_KEYS",
    "TOOLS",
    "TOP_KEYS",
    "Column",
    "Contract",
    "ContractError",
    "Derived",
    "Endpoint",
    "Function",
    "MappingEntry",
    "Migrations",
    "Mistake",
    "Node",
    "NodeKind",
    "NotReplicated",
    "QueryPattern",
    "Relation",
    "Rollout",
    "Selection",
    "TypeDef",
    "as_written",
    "read_contract",
    "selection",
    "summary",
]
