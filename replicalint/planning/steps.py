"""What a rollout plan is made of: ordered steps, and what could not be ordered."""

from __future__ import annotations

from enum import Enum, IntEnum

from msgspec import Struct

from ..source import Span


class Where(Enum):
    """Where a step is taken."""

    CONTRACT = "contract"
    READERS = "read path"
    REPLICA = "each replica"
    PRIMARY = "primary"
    SUBSCRIPTION = "each subscription"
    WRITERS = "application"


class Phase(IntEnum):
    """The order of the steps of one migration: what a replica must have, first; what it must give
    up before the primary stops to send it, last."""

    MARK = 1
    LEAVE = 2
    WIDEN = 3
    PREPARE = 4
    AGREE = 5
    MIGRATE = 6
    PUBLISH = 7
    CATCH_UP = 8
    SUBSCRIBE = 9
    FINISH = 10
    NARROW = 11
    SETTLE = 12
    READ = 13
    WRITE = 14


class ContractEdit(Struct, frozen=True):
    """A key of the contract by its path, and its new value as YAML; None: it is taken out."""

    path: tuple[str, ...]
    value: str | None


class PlanStep(Struct, frozen=True):
    """One step. `spans` are the statements of migrations that it follows from.

    `awaits` says that nothing is run: the next step begins when `sql` shows that all is there.
    `is_transaction` says that the migration tool runs `sql` as one.
    """

    phase: Phase
    where: Where
    title: str
    reason: str
    sql: tuple[str, ...] = ()
    edits: tuple[ContractEdit, ...] = ()
    spans: tuple[Span, ...] = ()
    awaits: bool = False
    is_transaction: bool = False


class Expansion(Struct, frozen=True):
    """Two migrations in place of a statement, and what the application does between them."""

    what: str
    first: str
    last: str
    writers: str


class Unordered(Struct, frozen=True):
    """A statement for which there is no order, why, and what to write instead."""

    span: Span
    reason: str
    hint: str = ""


class RolloutPlan(Struct, frozen=True):
    """The steps for some migrations, in order; none where one of them could not be ordered.

    `free` says for how many of their statements the order does not matter; `is_free` that it does
    for none: whoever is changed first, the replicas follow. `notes` are what was taken for granted.
    """

    files: tuple[str, ...]
    steps: tuple[PlanStep, ...] = ()
    unordered: tuple[Unordered, ...] = ()
    free: int = 0
    is_free: bool = False
    notes: tuple[str, ...] = ()
    ran: int = 0  # of those asked about, which are left out
