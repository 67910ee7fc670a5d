"""Whether a migration has run."""

from __future__ import annotations

from enum import Enum


class Era(Enum):
    """When a migration runs, as far as the contract says.

    What is `HISTORY` has run on the primary and on every replica: it is replayed and not judged,
    and the contract describes the replicas behind it. What is `FUTURE` has not. Where the contract
    does not say, it describes the replicas of today, and each migration may have run or not.
    """

    HISTORY = "history"
    FUTURE = "future"
    UNDATED = "undated"
