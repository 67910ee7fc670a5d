"""The replica data contract: what the replicas of one read path have."""

from .check_settings import NO_SETTINGS, CheckSettings, NamedRule
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
from .project_settings import (
    RUN_KEYS,
    ProjectOutput,
    ProjectSettings,
    read_project_settings,
)
from .selection import NamePatterns, Selection, selection
from .spelling import as_written
from .summary import summary

__all__ = [
    "CONSTRAINTS",
    "NO_SETTINGS",
    "OWN_KEYS",
    "RUN_KEYS",
    "TOOLS",
    "TOP_KEYS",
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
    "ProjectOutput",
    "ProjectSettings",
    "QueryPattern",
    "Relation",
    "Rollout",
    "Selection",
    "SqlArgument",
    "SqlTag",
    "SqlWrappers",
    "TypeDef",
    "as_written",
    "read_contract",
    "read_project_settings",
    "selection",
    "summary",
]
