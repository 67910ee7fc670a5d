"""What of a contract each governed statement uses, and so who uses what, and what nobody uses."""

from .readers import StatementUses, Usage
from .subject import Subject, near, subjects
from .uses import Use, UseKind, Way, uses

__all__ = [
    "StatementUses",
    "Subject",
    "Usage",
    "Use",
    "UseKind",
    "Way",
    "near",
    "subjects",
    "uses",
]
