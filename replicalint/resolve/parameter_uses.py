"""What comes of a statement's parameters with the types that a server, or a driver, gives them.

A statement is analysed anew where its parameters would take different types: as the server does,
and with each type declared that a place asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, product
from math import prod

from ..facts import (
    CastUse,
    CoercionUse,
    ConstantUse,
    Fact,
    FunctionUse,
    LabelUse,
    MismatchUse,
    OperatorUse,
    ParameterUse,
    RowComparison,
    SortingUse,
    Typing,
)
from ..pgtype import PgType, built_in
from .parameter_types import ParameterTypes

_MOST = 16  # ways to declare their types as places ask for them
_MOST_OTHERS = 64
_OTHERS = tuple(
    map(
        built_in,
        "int2 int4 int8 numeric float8 text bool date timestamp timestamptz time interval".split(),
    )
)


def uses(
    first: ParameterTypes, analysed: Callable[[ParameterTypes], ParameterTypes | None]
) -> Iterator[ParameterUse]:
    """What the types of parameters decide; `analysed` analyses the statement anew with them."""
    names = first.mixed()
    if not names:
        return
    known = set(_judged(first.facts))
    deduced = analysed(ParameterTypes(first.tree, first.uses, are_deduced=True))
    if deduced is None or not (others := _others(deduced, known)):
        return
    if deduced.unknown or any(name not in deduced.places for name in names):
        return
    asked = [dict.fromkeys((*first.taken[name], *deduced.taken.get(name, ()))) for name in names]
    if prod(map(len, asked)) > _MOST:
        return
    declared: list[Typing] = []
    for kinds in chain(product(*asked), _with_others(asked)):
        types = dict(zip(names, kinds, strict=True))
        found = analysed(ParameterTypes(first.tree, first.uses, dict(types), are_deduced=True))
        if found is None:
            return
        declared.append(Typing(tuple(types.items()), _others(found, known)))
        if not declared[-1].facts:
            break
    of_first = tuple((name, deduced.types[name]) for name in names)
    places = tuple(deduced.places[name] for name in names)
    yield ParameterUse(places, Typing(of_first, others), tuple(declared))


def _with_others(asked: Sequence[Iterable[PgType]]) -> Iterator[tuple[PgType, ...]]:
    """The same types with one that no place asks for: of each category, to which others convert."""
    for place, _ in enumerate(asked):
        ways = [_OTHERS if one == place else kinds for one, kinds in enumerate(asked)]
        yield from islice(product(*ways), _MOST_OTHERS)


def _others(analysed: ParameterTypes, known: set[Fact]) -> tuple[Fact, ...]:
    """What is found with a type, and not without."""
    return tuple(one for one in dict.fromkeys(_judged(analysed.facts)) if one not in known)


def _judged(facts: Iterable[Fact]) -> Iterator[Fact]:
    return (one for one in facts if isinstance(one, _ABOUT_TYPES))


_ABOUT_TYPES = (
    *(OperatorUse, FunctionUse, CastUse, MismatchUse, CoercionUse),
    *(RowComparison, SortingUse, ConstantUse, LabelUse),
)
