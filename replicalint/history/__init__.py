"""The migrations of a contract in order, and what rules ask of them."""

from .era import Era
from .losses import ColumnLoss, Loss, Losses, Retyping, losses
from .steps import Done, EditedMigration, GovernedStatement, History, Readers, Step, no_readers

__all__ = [
    "ColumnLoss",
    "Done",
    "EditedMigration",
    "Era",
    "GovernedStatement",
    "History",
    "Loss",
    "Losses",
    "Readers",
    "Retyping",
    "Step",
    "losses",
    "no_readers",
]
