"""The replica data contract: what the replicas of one read path have."""

from .load import read_contract
from .mistake import ContractError, Mistake, visible
from .model import (
    Column,
    Contract,
    Derived,
    Endpoint,
    Function,
    NotReplicated,
    Relation,
    Rollout,
    TypeDef,
)
from .node import Entry, Kind, Node
from .summary import summary

__all__ = [
    "Column",
    "Contract",
    "ContractError",
    "Derived",
    "Endpoint",
    "Entry",
    "Function",
    "Kind",
    "Mistake",
    "Node",
    "NotReplicated",
    "Relation",
    "Rollout",
    "TypeDef",
    "read_contract",
    "summary",
    "visible",
]
