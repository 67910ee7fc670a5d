"""Statements about whole relations: LOCK and TRUNCATE."""

from __future__ import annotations

from .command import Command

# lock_type, and whether a hot standby grants it (manual, "Hot Standby", User's Overview).
_MODES = {
    ("access", "share"): True,
    ("access", "exclusive"): False,
    ("row", "share"): True,
    ("row", "exclusive"): True,
    ("share", "update", "exclusive"): False,
    ("share", "row", "exclusive"): False,
    ("share",): False,
    ("exclusive",): False,
}


def lock(c: Command) -> None:
    """LockStmt."""
    c.accept("table")
    c.list_of(lambda: c.relations.append(c.relation_expr()))
    mode = _mode(c) if c.accept("in") else ()
    c.accept("nowait")
    weak = f" IN {' '.join(mode).upper()} MODE" if _MODES.get(mode) else ""
    c.writes.append(c.action(f"LOCK TABLE{weak}", 0, 0))


def _mode(c: Command) -> tuple[str, ...]:
    for words in _MODES:
        if c.accept_all(*words, "mode"):
            return words
    raise c.error("a lock mode")


def truncate(c: Command) -> None:
    """TruncateStmt."""
    c.accept("table")
    c.list_of(lambda: c.relations.append(c.relation_expr("TRUNCATE TABLE")))
    if c.accept_any("continue", "restart"):
        c.expect("identity")
    c.accept_any("cascade", "restrict")
