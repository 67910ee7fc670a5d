"""Which function a call reaches, where its name and the number of its arguments do not say.

The expression that it stands in is analysed as a query of the table that it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from .. import catalog
from ..catalog.overload import choose, declared_arguments
from ..contract import Column, Contract, Function, Relation
from ..facts import FunctionUse
from ..name import Name
from ..pgtype import PgType
from ..primary import Routine
from ..resolve import resolve
from ..source import Fragment, Source, Span
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.reading import read
from .cursor import DdlCursor

_ROW = Name("pg_temp", "row")  # what has the columns of the expression


def reached(
    c: DdlCursor, name: Name, overloads: Sequence[Routine], count: int, lexemes: Sequence[Lexeme]
) -> tuple[Routine, ...]:
    """The functions of the schema that a call of this name in an expression may reach.

    Several where the types of its `count` arguments do not decide, none where it is the
    catalogue's.
    """
    possible = [one for one in overloads if len(one.arguments) == count]
    if not possible:  # some arguments may be left out; the catalogue's functions have none such
        is_of_catalogue = not name.schema and catalog.functions(name.name)
        return () if is_of_catalogue else tuple(overloads)
    contract = _contract(c, lexemes)
    expression = c.fragment.text[lexemes[0].start : lexemes[-1].end]
    text = f"SELECT ({expression}) FROM {_ROW}"
    found: dict[str, Routine] = {}
    is_seen = False
    for syntax in read(Fragment.of(Source("", text)), has_commands=False):
        for use in resolve(syntax, contract).of(FunctionUse):
            if use.name == name and len(use.arguments) == count:
                is_seen = True
                found |= {one.signature: one for one in _chosen(use, possible, contract)}
    return tuple(found.values() if is_seen else possible)


def _contract(c: DdlCursor, lexemes: Sequence[Lexeme]) -> Contract:
    """What the session sees, with the columns, and the functions that the expression may name."""
    span = Span(c.fragment.source, 0, 0)
    columns = {name: Column(name, of, span) for name, of in c.columns().items() if of is not None}
    relations = {_ROW: Relation(_ROW, columns, span)}
    return replace(
        c.contract.with_other_relations(relations, c.contract.search_path),
        functions=tuple(_functions(c, lexemes)),
        same_names=None,
    )


def _functions(c: DdlCursor, lexemes: Sequence[Lexeme]) -> Iterator[Function]:
    words = {one.text for one in lexemes if one.kind in (Kind.WORD, Kind.QUOTED)}
    for schema in dict.fromkeys((*c.session.search_path, *words)):
        for word in words:
            for one in c.session.primary.routines_named(Name(schema, word)):
                arguments = _known(one.arguments)
                if len(arguments) == len(one.arguments):
                    yield Function(one.name, arguments, one.span, one.returns)


def _known(arguments: Sequence[PgType | None]) -> tuple[PgType, ...]:
    return tuple(one for one in arguments if one is not None)


def _chosen(
    use: FunctionUse, possible: Sequence[Routine], contract: Contract
) -> tuple[Routine, ...]:
    """What overload resolution takes of a schema's functions, and the catalogue's of the name."""
    candidates: list[tuple[tuple[PgType, ...], Routine | None]] = []
    for signature in catalog.functions(use.name.name) if not use.name.schema else ():
        types = declared_arguments(signature, len(use.arguments))
        if types is not None:
            candidates.append((types, None))
    candidates += ((_known(one.arguments), one) for one in possible if None not in one.arguments)
    unshadowed = dict(reversed(candidates))  # pg_catalog comes first, then the search path
    chosen = choose(unshadowed.items(), use.arguments, contract.user_types)
    return tuple(one for one in chosen if one is not None)
