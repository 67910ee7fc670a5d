"""TransactionStmt: BEGIN, COMMIT, SAVEPOINT and what else speaks of transactions."""

from __future__ import annotations

from .command import Command
from .values import AccessMode, Serializable

_MODES = ("isolation", "read", "deferrable", "not")


def begin(c: Command) -> None:
    """BEGIN opt_transaction transaction_mode_list_or_empty."""
    c.accept_any("work", "transaction")
    if not c.is_at_end:
        modes(c, is_default=False)


def start(c: Command) -> None:
    """START TRANSACTION transaction_mode_list_or_empty."""
    c.expect("transaction")
    if not c.is_at_end:
        modes(c, is_default=False)


def modes(c: Command, *, is_default: bool) -> None:
    """transaction_mode_list; a comma may stand between two, or none."""
    _mode(c, is_default)
    while c.accept(",") or c.texts[c.at] in _MODES:
        _mode(c, is_default)


def _mode(c: Command, is_default: bool) -> None:
    """transaction_mode_item."""
    match c.one_of(*_MODES):
        case "isolation":
            c.expect("level")
            _level(c, is_default)
        case "read":
            if c.one_of("only", "write") == "write" and not is_default:
                c.access.append(AccessMode(*c.span(c.at - 2, c.at - 1), "off"))
        case "not":
            c.expect("deferrable")


def _level(c: Command, is_default: bool) -> None:
    """iso_level."""
    first = c.at
    match c.one_of("read", "repeatable", "serializable"):
        case "read":
            c.one_of("uncommitted", "committed")
        case "repeatable":
            c.expect("read")
        case _:
            c.serializable.append(Serializable(*c.span(first, first), is_default))


def end(c: Command) -> None:
    """ABORT and END: opt_transaction opt_transaction_chain."""
    c.accept_any("work", "transaction")
    if c.accept("and"):
        c.accept("no")
        c.expect("chain")


def commit(c: Command) -> None:
    """COMMIT, COMMIT PREPARED."""
    if not _prepared(c, "COMMIT PREPARED"):
        end(c)


def rollback(c: Command) -> None:
    """ROLLBACK, ROLLBACK PREPARED, ROLLBACK TO SAVEPOINT."""
    if _prepared(c, "ROLLBACK PREPARED"):
        return
    c.accept_any("work", "transaction")
    if c.accept("to"):
        release(c)
    else:
        end(c)


def _prepared(c: Command, action: str) -> bool:
    if not c.accept("prepared"):
        return False
    c.writes_by(action)
    c.string()
    return True


def savepoint(c: Command) -> None:
    """SAVEPOINT ColId."""
    c.name()


def release(c: Command) -> None:
    """RELEASE SAVEPOINT ColId; SAVEPOINT may be left out, and a name itself."""
    if c.name().text == "savepoint" and not c.is_at_end:
        c.name()
