"""TRUNCATE of tables of the contract that the replicas do not follow, or stop at."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..changes import Truncate
from ..contract import Contract, Relation
from ..name import Name
from ..primary import Primary, Publication
from ..source import Span
from .sending import sendings, serves
from .steps import Done, History
from .timeline import Timeline


class Truncated(Struct, frozen=True):
    """TRUNCATE of a table that a foreign key links to tables without a replica."""

    span: Span
    relation: Relation
    linked: tuple[Name, ...]


class TruncatedAlone(Struct, frozen=True):
    """TRUNCATE of a table whose publications do not send it."""

    span: Span
    relation: Relation
    publication: str


Truncation = Truncated | TruncatedAlone


def truncations(history: History, contract: Contract) -> Iterator[Truncation]:
    """Each of them, in the order of the migrations; those in functions as well."""
    timeline = history.once(Timeline.of)
    for done in history.done:
        if isinstance(done.change, Truncate) and not timeline.is_past(done):
            yield from _truncated(done, done.change, contract)


def _truncated(done: Done, change: Truncate, contract: Contract) -> Iterator[Truncation]:
    for name, span in change.relations:
        relation = contract.relations.get(name)
        if relation is None:
            continue
        linked = tuple(sorted(_linked(done.primary, contract, name)))
        if linked:
            yield Truncated(span, relation, linked)
        carriers = [one.publication for one in sendings(done.primary, contract, name)]
        carriers = carriers or _unknown(done.primary, contract)
        if done.runs and carriers and all("truncate" not in one.operations for one in carriers):
            yield TruncatedAlone(span, relation, carriers[0].name)


def _linked(primary: Primary, contract: Contract, name: Name) -> Iterator[Name]:
    """The tables without a replica that a foreign key ties to one of the contract."""
    for other in primary.mentions.get(name, ()):
        constraints = primary.tables[other].constraints.values()
        if other not in contract.relations and any(one.references == name for one in constraints):
            yield other


def _unknown(primary: Primary, contract: Contract) -> list[Publication]:
    """The publications of which no migration tells what they carry."""
    return [
        one
        for one in primary.publications.values()
        if not one.is_known and serves(primary, contract, one)
    ]
