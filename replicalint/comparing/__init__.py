"""Two contracts side by side: what changes, and what that does to those who rely on them."""

from .attribution import causes
from .change import ChangeClass, ContractChange, Verb
from .comparison import contract_changes, with_changes
from .judged import BrokenStatement, ContractDiff, JudgedChange, in_order

__all__ = [
    "BrokenStatement",
    "ChangeClass",
    "ContractChange",
    "ContractDiff",
    "JudgedChange",
    "Verb",
    "causes",
    "contract_changes",
    "in_order",
    "with_changes",
]
