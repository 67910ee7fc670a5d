"""The migrations of a contract in order, and what rules ask of them."""

from .era import Era
from .steps import Done, GovernedStatement, History, Readers, Step, no_readers

__all__ = ["Done", "Era", "GovernedStatement", "History", "Readers", "Step", "no_readers"]
