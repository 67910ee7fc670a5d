"""Drizzle: `drizzle-orm`, for PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

from ....source import Chunk, Form, Span
from ...extraction import Declared
from ...values import Exported, Fields, Hole, Thing, Value
from ..library import Chooser, Given, Interpreter, Library, Part
from .calls import called, tagged
from .declared import declared
from .emission import Emission
from .fields import columns
from .methods import is_step, member, method
from .things import (
    AliasedSql,
    Chain,
    ColumnBuilder,
    PgColumn,
    PgTable,
    PgView,
    Sql,
    SqlCall,
    TableRelations,
    ViewDefinition,
    at,
    held,
)
from .types import typed

# The step with which a chain can be sent.
_SENT_FROM = {
    "select": ("from",),
    "insert": ("values", "select"),
    "update": ("set",),
}


def _tagged(
    interpreter: Interpreter, tag: Value, parts: tuple[Chunk | Hole, ...], span: Span
) -> Value | None:
    return tagged(tag, parts, span)


def _called(
    interpreter: Interpreter, callee: Exported | Thing, given: Given, span: Span
) -> Value | None:
    return called(interpreter, callee, given, span) if isinstance(callee, Exported) else None


def _changes(thing: Thing, name: str) -> bool:
    """Whether a method gives the thing itself, changed: most steps of a chain do."""
    if isinstance(thing, Chain):
        return is_step(thing, name) and name not in _SENT_FROM.get(thing.kind, ())
    return isinstance(thing, Sql) and name == "append"


def _placed(thing: Thing, span: Span) -> Thing:
    """A thing where it is read: one that a variable of the same file holds stays where that got it,
    at an arm of `?:` or an argument."""
    is_named = isinstance(thing, PgColumn) or (
        isinstance(thing, PgTable) and thing.alias is None and thing.span != thing.declared
    )
    if is_named and thing.span.source is span.source:
        return thing
    placed = at(thing, span)
    return placed if isinstance(placed, Thing) else thing


def _spread(thing: Thing) -> Fields | None:
    return columns(thing) if isinstance(thing, PgTable) else None


def _parts(thing: Thing, choose: Chooser) -> Iterator[Part]:
    return Emission(thing, choose).parts()


def _declared(thing: Thing) -> tuple[Declared, ...]:
    return declared(thing, lambda value: value)


def _is_statement(thing: Thing) -> bool:
    if not isinstance(thing, Chain):
        return False
    wanted = _SENT_FROM.get(thing.kind)
    return wanted is None or any(step.name in wanted for step in thing.steps)


def _is_fragment(thing: Thing) -> bool:
    return isinstance(thing, Sql | SqlCall | AliasedSql)


def _is_declaration(thing: Thing) -> bool:
    return isinstance(thing, ColumnBuilder | PgTable | PgView | TableRelations | ViewDefinition)


def _form(thing: Thing) -> Form | None:
    return Form.STATEMENTS if isinstance(thing, Chain) else None


DRIZZLE = Library(
    name="drizzle",
    packages=frozenset(("drizzle-orm",)),
    typed=typed,
    called=_called,
    tagged=_tagged,
    method=method,
    member=member,
    changes=_changes,
    holds=held,
    placed=_placed,
    spread=_spread,
    parts=_parts,
    declared=_declared,
    is_statement=_is_statement,
    is_fragment=_is_fragment,
    is_declaration=_is_declaration,
    form=_form,
)
