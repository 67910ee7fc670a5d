"""What the changes of a contract do to the statements that it governs.

A statement is wrong with a contract where the contract governs it and `check` finds fault with it:
a finding in it that no comment suppresses, a warning or worse. What a change breaks are statements
that are wrong with the new contract and not with the old one, and wrong as well with the old one
and this change alone; or, where no single change does it, those that it takes. For both contracts
the statements are those of the files as they are now. A contract that is new as a whole breaks
none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from ..comparing import BrokenStatement, ChangeClass, ContractChange, JudgedChange, in_order
from ..contract import Contract
from ..files.reading import printed_path
from ..finding import InternalError
from .between import Between, Judging
from .migrations import of_migrations
from .queries import of_queries


class Effects(Struct, frozen=True):
    """The changes, judged.

    `files` are those that either contract governs, `statements` their number. `mistakes` are lines
    on what could not be read, `notes` on what the contracts name and is not there now.
    """

    changes: tuple[JudgedChange, ...]
    files: tuple[Path, ...] = ()
    statements: int = 0
    mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    internal_errors: tuple[InternalError, ...] = ()


def effects(
    old: Contract,
    new: Contract,
    changes: Sequence[ContractChange],
    judging: Judging,
    *,
    begins: bool = False,
) -> Effects:
    """What the changes from one contract to another break of all that these govern.

    A contract that `begins` breaks nothing that was governed before: what is wrong with it is for
    `check` to say.
    """
    between = Between.of(old, new, tuple(changes), judging)
    found = [*of_queries(between), of_migrations(between)]
    broken: dict[int, list[BrokenStatement]] = {}
    for caused in (caused for one in found if not begins for caused in one.broken):
        broken.setdefault(caused.number, []).append(caused.statement)
    kept = frozenset(name for one in found for name in one.read)
    kept -= frozenset(name for one in found for name in one.lost)
    queries = {*between.old.queries(), *between.new.queries()}
    printed = frozenset(printed_path(path, judging.root) for path in queries)
    migrations = {*between.old.migrations(), *between.new.migrations()}
    return Effects(
        tuple(
            _judged(change, in_order(broken.get(number, ())), kept, printed)
            for number, change in enumerate(changes)
        ),
        tuple(sorted(queries | migrations)),
        sum(one.statements for one in found),
        tuple(dict.fromkeys(mistake for one in found for mistake in one.mistakes)),
        tuple(dict.fromkeys((*between.notes, *(note for one in found for note in one.notes)))),
        tuple(dict.fromkeys(error for one in found for error in one.internal_errors)),
    )


def _judged(
    change: ContractChange,
    statements: tuple[BrokenStatement, ...],
    kept: frozenset[str],
    queries: frozenset[str],
) -> JudgedChange:
    """A change with its class: what breaks a statement breaks readers, whatever it is by itself.

    A path that is taken out governs no less where its endpoint, one of `kept`, reads all the same.
    """
    change_class = change.change_class
    if statements and not change_class.is_breaking:
        is_read = any(one.path in queries for one in statements)
        change_class = ChangeClass.READERS if is_read else ChangeClass.REPLICATION
    elif change_class is ChangeClass.UNGOVERNED and change.endpoint in kept:
        change_class = ChangeClass.NEUTRAL
    return JudgedChange(change, change_class, statements)
