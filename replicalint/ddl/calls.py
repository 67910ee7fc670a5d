"""Which function or operator is meant, where its name and the number of its arguments do not say.

The expression that it stands in is analysed as a query of the table that it is about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from .. import catalog
from ..catalog.overload import choose, declared_arguments, operands
from ..contract import Column, Contract, Function, Relation
from ..facts import FunctionUse, OperatorUse, Statement
from ..name import Name
from ..pgtype import NO_OPERAND, UNKNOWN, PgType
from ..primary import DefinedOperator, Routine
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
    found: dict[str, Routine] = {}
    is_seen = False
    for statement in _analysed(c, lexemes, contract):
        for use in statement.of(FunctionUse):
            if use.name == name and len(use.arguments) == count:
                is_seen = True
                found |= {one.signature: one for one in _chosen(use, possible, contract)}
    return tuple(found.values() if is_seen else possible)


def reached_operators(
    c: DdlCursor, symbols: Collection[str], lexemes: Sequence[Lexeme]
) -> Iterator[DefinedOperator | str]:
    """The operators of the schema that those of an expression are, or the extensions of others.

    Where the types of the operands do not decide, all of the schema's own that fit.
    """
    contract = _contract(c, lexemes)
    without = replace(contract, extensions={})  # whose operators are like the catalogue's there
    uses = [
        use
        for statement in _analysed(c, lexemes, without)
        for use in statement.of(OperatorUse)
        if use.name.name in symbols
    ]
    for use in uses:
        yield from _chosen_operators(c, use, contract)
    seen = {use.name.name for use in uses}
    for symbol in symbols:
        if symbol not in seen and not catalog.operators(symbol):
            yield from c.session.primary.operators.get(symbol, ())


def _chosen_operators(
    c: DdlCursor, use: OperatorUse, contract: Contract
) -> Iterator[DefinedOperator | str]:
    is_prefix = use.left == NO_OPERAND
    given = (use.right,) if is_prefix else (use.left, use.right)
    candidates = [
        (types, one)
        for types, one in _operators(c, use.name)
        if len(types) == len(given) and None not in types
    ]
    known = [(_known(types), one) for types, one in candidates]
    if UNKNOWN in given and not is_prefix:  # taken first to be of the other's type
        other = next((one for one in given if one != UNKNOWN), UNKNOWN)
        known = [one for one in known if one[0] == (other, other)] or known
    unshadowed = dict(reversed(known))
    found = choose(unshadowed.items(), given, contract.user_types)
    yield from (one for one in found if isinstance(one, DefinedOperator))
    if len(found) == 1:
        yield from (one for one in found if isinstance(one, str))


def _operators(
    c: DdlCursor, name: Name
) -> Iterator[tuple[tuple[PgType | None, ...], DefinedOperator | str | None]]:
    """What a symbol may be, in the order of the path: None for the catalogue's."""
    primary = c.session.primary
    if name.schema in ("", "pg_catalog"):
        yield from ((operands(one), None) for one in catalog.operators(name.name))
    for schema in (name.schema,) if name.schema else c.session.search_path:
        for own in primary.operators.get(name.name, ()):
            if own.name.schema == schema:
                yield own.operands, own
        for owner in primary.extensions.values():
            if owner.schema in ("", schema):
                for one in catalog.extension_operators(owner.name, name.name):
                    yield operands(one), owner.name


def _analysed(c: DdlCursor, lexemes: Sequence[Lexeme], contract: Contract) -> Iterator[Statement]:
    """An expression as what a query of the table gives."""
    expression = c.fragment.text[lexemes[0].start : lexemes[-1].end]
    text = f"SELECT ({expression}) FROM {_ROW}"
    for syntax in read(Fragment.of(Source("", text)), has_commands=False):
        yield resolve(syntax, contract)


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
