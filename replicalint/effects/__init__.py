"""What the changes of a contract do to the statements that it governs."""

from .between import Judging
from .whole import Effects, effects

__all__ = ["Effects", "Judging", "effects"]
