"""Which production a utility statement is read by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..cursor import NotReadable
from ..holes import Stands
from ..lexeme import Kind, Lexeme
from . import copy, created, explain, maintenance, prepared, relations, settings, transactions
from .command import Command
from .ddl import ddl
from .kind import DDL
from .values import Unread, Wrapped

_STATEMENTS: Mapping[str, Callable[[Command], None]] = {
    **dict.fromkeys(DDL, ddl),
    "abort": transactions.end,
    "analyse": maintenance.analyze,
    "analyze": maintenance.analyze,
    "begin": transactions.begin,
    "call": prepared.call,
    "checkpoint": maintenance.checkpoint,
    "close": prepared.close,
    "cluster": maintenance.cluster,
    "commit": transactions.commit,
    "copy": copy.copy,
    "create": created.create,
    "deallocate": prepared.deallocate,
    "declare": prepared.declare,
    "discard": settings.discard,
    "do": prepared.do,
    "end": transactions.end,
    "execute": prepared.execute,
    "explain": explain.explain,
    "fetch": prepared.fetch,
    "listen": settings.listen,
    "load": settings.load,
    "lock": relations.lock,
    "move": prepared.fetch,
    "notify": settings.notify,
    "prepare": prepared.prepare,
    "refresh": created.refresh,
    "release": transactions.release,
    "reset": settings.reset,
    "rollback": transactions.rollback,
    "savepoint": transactions.savepoint,
    "set": settings.set_,
    "show": settings.show,
    "start": transactions.start,
    "truncate": relations.truncate,
    "unlisten": settings.unlisten,
    "vacuum": maintenance.vacuum,
}
# The words that one begins with.
BEGINNINGS = _STATEMENTS.keys()


def _holes(c: Command) -> tuple[tuple[int, int, Stands], ...]:
    """Those outside the query, which knows its own; of DDL those in names that are looked up."""
    inside = {lexeme.start for lexeme in c.query}
    found = ((c.lexemes[place], stands) for place, stands in c.holes.items())
    is_ddl = c.texts[0] in DDL
    return tuple(
        (hole.start, hole.end, stands)
        for hole, stands in found
        if (_is_named(c, hole) if is_ddl else hole.start not in inside)
    )


def _is_named(c: Command, hole: Lexeme) -> bool:
    spans = [(one.start, one.end) for one in c.relations]
    spans += [(one.start, one.end) for one in c.columns]
    return any(start <= hole.start < end for start, end in spans)


def utility_statement(lexemes: list[Lexeme], kind: str) -> Wrapped:
    """What stands in a statement that is no query, and the query inside it."""
    first = lexemes[0]
    read = _STATEMENTS.get(first.text) if first.kind is Kind.WORD else None
    if read is None:
        return Wrapped(kind, unread=Unread(0))
    c = Command(lexemes, kind)
    c.at = 1
    try:
        read(c)
        if not c.is_at_end:
            raise c.error()
    except NotReadable as problem:
        unread = Unread(
            problem.number, problem.reason, problem.expected, problem.is_near, problem.hole
        )
        return Wrapped(kind, unread=unread)
    return Wrapped(
        kind,
        c.query,
        c.content,
        c.is_only_planned,
        c.temporary,
        tuple(c.session),
        tuple(c.writes),
        tuple(c.relations),
        tuple(c.columns),
        tuple(c.serializable),
        tuple(c.access),
        tuple(c.options),
        tuple(c.settings),
        tuple(c.roles_named),
        tuple(c.types),
        _holes(c) if c.holes else (),
        cursor=c,
    )
