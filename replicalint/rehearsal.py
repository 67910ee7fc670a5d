"""The rehearsal of a plan: its steps are taken one by one on models of a primary and a replica."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy

from msgspec import Struct

from .contract import Contract
from .facts import Gap
from .history.timeline import written
from .name import Name
from .planning import Phase, PlanStep, Stage, Unordered, Where, comes, objections, settled
from .primary import Primary
from .replay import Fold
from .source import Fragment, Source, Span
from .syntax.reading import read


class Rehearsed(Struct, frozen=True):
    """The schemas that all steps leave."""

    primary: Primary
    replica: Primary


def rehearsed(
    steps: Sequence[PlanStep],
    before: Fold,
    stage: Stage,
    places: Mapping[int, Span],
    place: Span,
) -> Rehearsed | Unordered:
    """What the steps leave of a schema, or the first of them at which a replica would stop.

    `places` are those of the statements of the migration by their numbers, `place` that of any
    other step.
    """
    primary, replica = copy(before), copy(before)
    replica.begin_session()
    contract, new = stage.contract, comes(stage)
    for step in steps:
        if step.phase is Phase.SUBSCRIBE:
            new = frozenset()
        if step.phase in (Phase.PREPARE, Phase.FINISH):
            reasons = [
                *_unread(replica, step.sql),
                *objections(replica.primary, primary.primary, contract, new),
            ]
            found = [(reason, place) for reason in reasons]
        elif step.where is Where.PRIMARY and not step.awaits:
            contract = settled(stage) if step.phase is Phase.MIGRATE else contract
            sent = _sent(primary, replica.primary, step, contract, new)
            found = [(reason, places.get(number, place)) for number, reason in sent]
        else:
            continue
        if found:
            reason, where = found[0]
            return Unordered(where, f'at "{step.title}", {reason}')
    return Rehearsed(primary.primary, replica.primary)


def _unread(fold: Fold, statements: Iterable[str]) -> list[str]:
    """Follows statements of the plan; why one of them cannot be read."""
    return [
        gap.reason
        for text in statements
        for syntax in read(Fragment.of(Source("plan.sql", text)))
        for gap in fold.step(syntax).statement.of(Gap)
        if gap.is_whole
    ]


def _sent(
    primary: Fold, replica: Primary, step: PlanStep, contract: Contract, new: frozenset[Name]
) -> Iterator[tuple[int, str]]:
    """What a replica does not take of what is sent in the course of a step of the primary.

    Each with the number of the statement. Nothing is sent of a transaction but the rows that it
    writes itself, until it has ended.
    """
    primary.begin_session(is_transaction=step.is_transaction)
    every = [syntax for text in step.sql for syntax in read(Fragment.of(Source("plan.sql", text)))]
    for number, syntax in enumerate(every):
        made = primary.step(syntax)
        is_written = any(True for change in made.changes for _ in written(change))
        if is_written or not primary.savepoints or number == len(every) - 1:
            for reason in objections(replica, primary.primary, contract, new):
                yield number, reason
