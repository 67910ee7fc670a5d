"""`contract diff`: two contracts, what changes between them, and which statements that breaks."""

from .between import Judging
from .diff import contract_diff
from .sides import Compared, Side, SideKind, Tracked, compared
from .whole import Effects, effects

__all__ = [
    "Compared",
    "Effects",
    "Judging",
    "Side",
    "SideKind",
    "Tracked",
    "compared",
    "contract_diff",
    "effects",
]
