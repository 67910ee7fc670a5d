"""Two contracts side by side: what changes, and what that does to those who rely on them."""

from .attribution import causes
from .change import ChangeClass, ContractChange, Verb
from .comparison import contract_added, contract_changes, contract_removed, empty, with_changes
from .judged import BrokenStatement, ContractDiff, JudgedChange, in_order
from .reach import Reach
from .schema import as_in_schema

__all__ = [
    "BrokenStatement",
    "ChangeClass",
    "ContractChange",
    "ContractDiff",
    "JudgedChange",
    "Reach",
    "Verb",
    "as_in_schema",
    "causes",
    "contract_added",
    "contract_changes",
    "contract_removed",
    "empty",
    "in_order",
    "with_changes",
]
