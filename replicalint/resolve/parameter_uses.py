"""What comes of a statement's parameters with the types that a server, or a driver, gives them.

A statement is analysed anew where its parameters would take different types: as the server does,
and with each type declared that a place asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from math import prod

from sqlglot import exp

from ..facts import (
    CastUse,
    CoercionUse,
    ConstantUse,
    Demand,
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
from ..pgtype import NO_OPERAND, RECORD, TEXT, UNKNOWN, PgType, built_in
from ..source import Span
from ..sqlstate import INDETERMINATE_DATATYPE
from .parameter_types import ParameterTypes

_MOST = 16  # ways to declare their types as places ask for them
_MOST_OTHERS = 64
_MOST_WAYS = 256
_OTHERS = tuple(
    map(
        built_in,
        "int2 int4 int8 numeric float8 text bool date timestamp timestamptz time interval".split(),
    )
)


def uses(
    first: ParameterTypes,
    every: Mapping[int, str],
    guessed: Sequence[exp.Expr],
    analysed: Callable[[ParameterTypes], ParameterTypes | None],
    rows: Sequence[PgType],
) -> Iterator[ParameterUse]:
    """What the types of parameters decide; `analysed` analyses the statement anew with them.

    `every` are all that nobody declares, if something hangs on the types of those in `guessed`; the
    parameters of `first` stand in several places. `rows` are composite types, one of which a driver
    may name.
    """
    mixed = first.mixed()
    if not mixed and not every:
        return
    known = set(_judged(first.facts))
    uses = every or first.uses
    deduced = analysed(ParameterTypes(first.tree, uses, are_deduced=True))
    if deduced is None or not (others := _others(deduced, known)):
        return
    decisive = {name for value in guessed for name in deduced.names_in(value)}
    names = [*mixed, *sorted(decisive - {*mixed})]
    if deduced.unknown.intersection(names if every else uses.values()) or not names:
        return
    bare = {name: span for name, span in deduced.without_type() if name not in deduced.places}
    places = {**bare, **deduced.places}
    if any(name not in places for name in names):
        return
    without = (name for name in names if name not in deduced.places)
    any_will_do = {name: deduced.fitting.get(name, TEXT) for name in without}
    placed = [name for name in names if name in deduced.places]
    asked = [_asked(name, first, deduced) for name in placed]
    if prod(map(len, asked)) > _MOST:
        return
    declared: list[Typing] = []
    more = rows if any(RECORD in kinds for kinds in asked) else ()
    beside = [*dict.fromkeys(_beside(others))]
    for count, types in enumerate(_ways(placed, asked, beside, (*_OTHERS, *more))):
        types |= any_will_do
        found = analysed(ParameterTypes(first.tree, uses, types, are_deduced=True))
        if found is None or count == _MOST_WAYS:
            return
        kinds = tuple((name, found.types.get(name, UNKNOWN)) for name in names)
        declared.append(Typing(kinds, _others(found, known)))
        if not declared[-1].facts:
            break
    of_first = tuple((name, deduced.types.get(name, UNKNOWN)) for name in names)
    of_names = tuple(places[name] for name in names)
    are_others = bool(deduced.unknown.difference(names))
    yield ParameterUse(of_names, Typing(of_first, others), tuple(declared), are_others)


def never_typed(name: str, span: Span) -> ParameterUse:
    """What comes of a parameter that stands nowhere, while one with a greater number does.

    The server asks for the types of all up to the greatest (postgres.c, exec_parse_message).
    """
    demand, state = Demand.UNTYPED_PARAMETER, INDETERMINATE_DATATYPE
    wrong = CoercionUse(demand, name, UNKNOWN, TEXT, state, span)
    deduced, declared = Typing(((name, UNKNOWN),), (wrong,)), Typing(((name, TEXT),), ())
    return ParameterUse((span,), deduced, (declared,))


def _asked(name: str, first: ParameterTypes, deduced: ParameterTypes) -> list[PgType]:
    """The types that places ask for."""
    return [*dict.fromkeys((*first.taken.get(name, ()), *deduced.taken.get(name, ())))]


def _beside(facts: Iterable[Fact]) -> Iterator[PgType]:
    """The types of what does not fit, those of their elements and arrays of them."""
    for fact in facts:
        kinds: Sequence[PgType | None] = ()
        match fact:
            case OperatorUse():
                kinds = fact.left, fact.right
            case CoercionUse():
                kinds = fact.source, fact.target
            case MismatchUse():
                kinds = fact.first, fact.second
            case RowComparison():
                kinds = fact.types
        for kind in kinds:
            if kind is not None and kind not in (UNKNOWN, NO_OPERAND):
                yield from (kind,) if kind == RECORD else (kind.bare, kind, kind.array)


def _ways(
    names: Sequence[str],
    asked: Sequence[Sequence[PgType]],
    beside: Sequence[PgType],
    others: Sequence[PgType],
) -> Iterator[dict[str, PgType]]:
    """Types that a driver may declare: those that places ask for, and others for one or for all.

    Those of what does not fit are `beside`. The others are of each category, to which those of it
    convert.
    """
    yield from (dict(zip(names, kinds, strict=True)) for kinds in product(*asked))
    for name, kinds in zip(names, asked, strict=True):
        yield from ({name: kind} for kind in dict.fromkeys((*kinds, *beside, *others)))
    if len(names) < 2:
        return
    for place, _ in enumerate(asked):
        ways = [others if one == place else kinds for one, kinds in enumerate(asked)]
        every = islice(product(*ways), _MOST_OTHERS)
        yield from (dict(zip(names, kinds, strict=True)) for kinds in every)
    ways = [[*dict.fromkeys((*kinds, *beside))] for kinds in asked]
    yield from (dict(zip(names, kinds, strict=True)) for kinds in product(*ways))


def _others(analysed: ParameterTypes, known: set[Fact]) -> tuple[Fact, ...]:
    """What is found with a type, and not without."""
    return tuple(one for one in dict.fromkeys(_judged(analysed.facts)) if one not in known)


def _judged(facts: Iterable[Fact]) -> Iterator[Fact]:
    return (one for one in facts if isinstance(one, _ABOUT_TYPES))


_ABOUT_TYPES = (
    *(OperatorUse, FunctionUse, CastUse, MismatchUse, CoercionUse),
    *(RowComparison, SortingUse, ConstantUse, LabelUse),
)
