"""The SECURITY DEFINER functions that the migrations leave, and whether the contract is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..contract import Contract
from ..facts import FunctionUse, Gap, RelationUse
from ..name import Name
from ..primary import Primary, Routine, body_parts, routines_called
from ..source import Span
from .era import Era
from .steps import History
from .timeline import turning_point

# Where a function has a fault, and None where it has none.
Fault = Callable[[Routine, Primary], Span | None]


def faulty(history: History, fault: Fault) -> Iterator[tuple[Routine, Span]]:
    """The SECURITY DEFINER functions that have a fault in the end, each with its place.

    Where that is in a migration that has run, and a later one brought the fault, it is there.
    """
    for routine in _definers(history.primary):
        span = fault(routine, history.primary)
        if span is None:
            continue
        if history.era_of(span) is Era.HISTORY:
            span = _brought(history, routine, fault)
        if span is not None:
            yield routine, span


def _definers(primary: Primary) -> Iterator[Routine]:
    for overloads in primary.routines.values():
        yield from (one for one in overloads if one.is_definer)


def _brought(history: History, routine: Routine, fault: Fault) -> Span | None:
    """The last change of a judged migration behind which the function has the fault."""
    moments = [
        (done, left)
        for done, left in history.moments
        if done.step.era is not Era.HISTORY and done.primary.routines is not left.routines
    ]
    done = turning_point(moments, lambda primary: _has(primary, routine, fault))
    return done.change.span if done is not None else None


def _has(primary: Primary, routine: Routine, fault: Fault) -> bool:
    return any(
        one.arguments == routine.arguments and one.is_definer and fault(one, primary) is not None
        for one in primary.routines_named(routine.name)
    )


# -- what a function touches ---------------------------------------------------------------------


def touches_contract(primary: Primary, routine: Routine, contract: Contract) -> bool:
    """Whether a function reads or writes a relation of the contract, or may.

    What is not read of a body may touch anything. One that touches no relation at all stands for
    its schema.
    """
    own = {*contract.relations, *_origins(contract)}
    if any(_is_run_by(primary, routine, relation) for relation in own):
        return True
    found: set[Name] = set()
    waiting, seen = [routine], {routine.name}
    while waiting:
        one = waiting.pop()
        if one.created.gaps or one.created.language not in ("sql", "plpgsql"):
            return True
        for part in body_parts(one.created):
            if part.statement.of(Gap):
                return True
            path = one.search_path or ("public",)
            found |= {use.resolved or use.name for use in part.statement.of(RelationUse)}
            for call in part.statement.of(FunctionUse):
                if call.is_call:
                    called = routines_called(primary, call.name, path)
                    waiting += (routine for routine in called if routine.name not in seen)
                    seen |= {routine.name for routine in called}
    if found & own or any(not name.schema and name.name in _bare(own) for name in found):
        return True
    return not found and routine.name.schema in {name.schema for name in own}


def _origins(contract: Contract) -> Iterator[Name]:
    """The tables that derived columns come from."""
    for relation in contract.relations.values():
        for column in relation.columns.values():
            if column.derived is not None:
                yield from column.derived.from_


def _is_run_by(primary: Primary, routine: Routine, relation: Name) -> bool:
    """Whether a trigger of a relation runs the function."""
    triggers = primary.triggers_of(relation)
    return any(trigger.function == routine.name for trigger in triggers)


def _bare(names: set[Name]) -> frozenset[str]:
    return frozenset(name.name for name in names)
