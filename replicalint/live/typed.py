"""Finds types for the parameters of a statement where a server cannot tell them itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, product

from ..contract import Contract
from ..facts import RelationUse, Statement
from ..name import Name
from ..pgtype import PgType, built_in
from ..sqlstate import (
    AMBIGUOUS_FUNCTION,
    AMBIGUOUS_PARAMETER,
    CANNOT_COERCE,
    DATATYPE_MISMATCH,
    INDETERMINATE_DATATYPE,
    UNDEFINED_FUNCTION,
)
from ..verification import Answer

# Untyped parameters can be the reason for these; typed ones of the wrong type for the last.
ABOUT_TYPES = frozenset(
    (
        INDETERMINATE_DATATYPE,
        AMBIGUOUS_PARAMETER,
        AMBIGUOUS_FUNCTION,
        UNDEFINED_FUNCTION,
        DATATYPE_MISMATCH,
        CANNOT_COERCE,
    )
)
_MOST_TRIALS = 500
_USUAL = tuple(
    map(built_in, "text int4 timestamptz interval int8 numeric bool uuid date jsonb".split())
)


def candidates(statement: Statement, contract: Contract) -> tuple[PgType, ...]:
    """Types that the parameters may be of, the likeliest first.

    Those of the columns of the relations that the statement reads, the usual ones, then all of the
    contract.
    """
    read = [use.resolved for use in statement.of(RelationUse) if use.resolved in contract.relations]
    types = [*_column_types(read, contract), *_USUAL, *_column_types(contract.relations, contract)]
    types += map(PgType, contract.types)
    likely = list(dict.fromkeys(types))
    return tuple(dict.fromkeys((*likely, *(one.array for one in likely))))


def _column_types(relations: Iterable[Name | None], contract: Contract) -> list[PgType]:
    found = (contract.relations[name] for name in relations if name is not None)
    return [column.type for relation in found for column in relation.columns.values()]


def answer_with_types(
    ask: Callable[[Sequence[int]], Answer | None], oids: Sequence[int], parameters: int
) -> tuple[Answer | None, bool]:
    """The first answer that is not about the types of parameters, and whether there is one."""
    for types in islice(_assignments(oids, parameters), _MOST_TRIALS):
        answer = ask(types)
        if answer is None or answer.sqlstate not in ABOUT_TYPES:
            return answer, True
    return None, False


def _assignments(oids: Sequence[int], parameters: int) -> Iterator[tuple[int, ...]]:
    """All parameters of one type; one typed and the others left open; then any of any."""
    same = ((oid,) * parameters for oid in oids)
    if parameters == 1:
        return same
    one = (
        tuple(oid if place == typed else 0 for place in range(parameters))
        for oid in oids
        for typed in range(parameters)
    )
    return chain(islice(same, 60), islice(one, 120), _mixed(oids, parameters))


def _mixed(oids: Sequence[int], parameters: int) -> Iterator[tuple[int, ...]]:
    """Each parameter of a type of its own: the first two types in every order, then three, ..."""
    for count in range(2, len(oids) + 1):
        for types in product(oids[:count], repeat=parameters):
            if oids[count - 1] in types:
                yield types
