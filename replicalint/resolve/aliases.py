"""Alias lists: the names that `AS t(a, b)` gives to columns.

Follows parse_relation.c, buildRelationAliases; the names of WITH queries follow parse_cte.c,
analyzeCTETargetList.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from msgspec import Struct
from sqlglot import exp

from ..facts import AliasList, EntryKind
from ..name import Name
from .analysis import Analysis
from .entries import Type

Columns = list[tuple[str, Type]]


class Aliased(Struct, frozen=True):
    """Columns by name, and the names that several of them have."""

    columns: dict[str, Type]
    duplicates: frozenset[str]


def alias_of(a: Analysis, source: exp.Expr) -> str:
    """The alias that the entry carries; "" for none."""
    alias = source.args.get("alias")
    return a.tree.name(alias.this) if alias is not None and alias.this is not None else ""


def alias_columns(source: exp.Expr) -> list[exp.Expr]:
    """The identifiers of `AS t(a, b)`. A column definition list, `AS t(a int)`, has none."""
    alias = source.args.get("alias")
    columns = alias.args.get("columns") if alias is not None else None
    if not columns:
        return []
    return [column for column in columns if isinstance(column, exp.Identifier)]


def renamed(a: Analysis, given: Columns, names: list[exp.Expr]) -> Columns:
    """The columns, the first of them renamed; a name too many is a column of unknown type."""
    first: Columns = [
        (a.tree.name(name), given[place][1] if place < len(given) else None)
        for place, name in enumerate(names)
    ]
    return first + given[len(names) :]


def by_name(columns: Columns) -> Aliased:
    """The columns by name; of several with one name the first is kept."""
    found = dict(reversed(columns))
    if len(found) == len(columns):
        return Aliased(dict(columns), frozenset())
    twice = frozenset(name for name, count in Counter(n for n, _ in columns).items() if count > 1)
    return Aliased({name: found[name] for name, _ in columns}, twice)


def note_alias_list(
    a: Analysis,
    alias: str,
    kind: EntryKind,
    names: list[exp.Expr],
    given: Columns,
    origin: Callable[[str], Name | None],
) -> None:
    """Notes the names that an entry's columns get; `origin` tells where one of them comes from."""
    if names:
        spans = tuple(a.tree.lexeme_span(a.tree.number(name)) for name in names)
        columns = tuple((name, origin(name)) for name, _ in given)
        a.note(AliasList(alias, kind, spans, columns))
