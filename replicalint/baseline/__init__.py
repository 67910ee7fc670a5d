"""The baseline: findings that are known, so that a run fails on others alone."""

from .document import BaselineError, baseline_text, lines_of, read_baseline
from .entry import KnownFinding, entries_of
from .matching import Coverage, Held, held_against

__all__ = [
    "BaselineError",
    "Coverage",
    "Held",
    "KnownFinding",
    "baseline_text",
    "entries_of",
    "held_against",
    "lines_of",
    "read_baseline",
]
