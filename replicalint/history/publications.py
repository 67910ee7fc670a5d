"""What migrations do to publications, and which of it keeps the replicas from what they serve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..changes import Drop, Publish, Rename, Truncate
from ..contract import Contract, Relation, Rollout
from ..name import Name
from ..primary import Primary, Publication, Publishing
from ..source import Span
from .sending import sendings, serves
from .steps import Done, History
from .timeline import Timeline

_NEEDED = ("insert", "update", "delete")
_MOST = 16  # of the tables that a publication with thousands is said to carry


class OmitsTable(Struct, frozen=True):
    """A publication no longer carries a table."""

    span: Span
    publication: str
    relation: Relation


class OmitsColumns(Struct, frozen=True):
    """The column list of a table lacks columns that the replicas have."""

    span: Span
    publication: str
    relation: Relation
    columns: tuple[str, ...]


class FiltersRows(Struct, frozen=True):
    """A table is published with WHERE."""

    span: Span
    publication: str
    relation: Relation


class ChangesRoot(Struct, frozen=True):
    """The rows of partitions go out under other names than before."""

    span: Span
    publication: str
    relation: Relation
    is_via_root: bool


class OmitsOperations(Struct, frozen=True):
    """Inserts, updates or deletes are not published; `carried` are tables of the contract."""

    span: Span
    publication: str
    operations: tuple[str, ...]
    carried: tuple[Relation, ...]


class Dropped(Struct, frozen=True):
    """The publication is dropped, or `renamed`; `carried` are tables of the contract."""

    span: Span
    publication: str
    carried: tuple[Relation, ...]
    renamed: str | None = None


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


Loss = (
    OmitsTable
    | OmitsColumns
    | FiltersRows
    | ChangesRoot
    | OmitsOperations
    | Dropped
    | Truncated
    | TruncatedAlone
)


class _Sent(Struct, frozen=True):
    """What all publications together send of a relation."""

    relation: Relation
    publications: frozenset[str]
    missing: tuple[str, ...]
    is_filtered: bool
    operations: frozenset[str]
    is_via_root: bool

    @property
    def is_whole(self) -> bool:
        return not (self.missing or self.is_filtered or self.omitted)

    @property
    def omitted(self) -> tuple[str, ...]:
        """The operations that replicas need and do not get."""
        return tuple(one for one in _NEEDED if one not in self.operations)


def losses(history: History, contract: Contract) -> Iterator[Loss]:
    """The changes that keep rows or columns from the replicas, in the order of the migrations."""
    timeline = Timeline.of(history)
    after = dict(zip(map(id, history.run), (left for _, left in history.moments), strict=True))
    for done in history.done:
        is_past = timeline.is_past(done)
        if isinstance(done.change, Truncate) and not is_past:
            yield from _truncated(done, contract)
        elif done.runs:
            for loss in _of_publication(done, after[id(done)], timeline, contract):
                if not is_past or _lasts(loss, history.primary, contract):
                    yield loss


def _lasts(loss: Loss, primary: Primary, contract: Contract) -> bool:
    """Whether less is sent when all migrations have run."""
    match loss:
        case Dropped(carried=relations) | OmitsOperations(carried=relations):
            pass
        case _:
            relations = (loss.relation,)
    sent = [_sent(primary, contract, one) for one in relations]
    return not all(one is not None and one.is_whole for one in sent)


def _of_publication(
    done: Done, left: Primary, timeline: Timeline, contract: Contract
) -> Iterator[Loss]:
    match done.change:
        case Publish() as change:
            if change.action == "create":
                yield from _created(change, done, left, contract)
            else:
                yield from _altered(change, done.primary, left, contract)
        case Drop("publication", name, span):
            yield from _gone(done, left, timeline, contract, name.name, span)
        case Rename("publication", name, span, to):
            carried = _carried(done.primary, contract, name.name)
            settled = timeline.settled(done).publications
            if carried != () and name.name not in settled:
                yield Dropped(span, name.name, carried or (), to.name)


def _sent(primary: Primary, contract: Contract, relation: Relation) -> _Sent | None:
    """What is known to be sent of a relation; None where no publication is known to carry it."""
    carriers = sendings(primary, contract, relation.name)
    if not carriers:
        return None
    lacking = [_missing(relation, one) for one in carriers]
    return _Sent(
        relation,
        frozenset(one.publication.name for one in carriers),
        tuple(c for c in lacking[0] if all(c in other for other in lacking[1:])),
        all(one.is_filtered for one in carriers),
        frozenset(one for carrier in carriers for one in carrier.publication.operations),
        all(one.publication.via_root for one in carriers),
    )


def _missing(relation: Relation, publishing: Publishing) -> tuple[str, ...]:
    if publishing.columns is None:
        return ()
    return tuple(
        column.name
        for column in relation.columns.values()
        if column.name not in publishing.columns
        and column.rollout is not Rollout.REMOVING
        and not column.generated
    )


def _created(change: Publish, done: Done, left: Primary, contract: Contract) -> Iterator[Loss]:
    """A publication that is new carries no less than before: it may carry only a part."""
    if change.publication in done.primary.publications:
        yield from _altered(change, done.primary, left, contract)
        return
    yield from _parts(change, None, left, contract)


def _altered(change: Publish, before: Primary, left: Primary, contract: Contract) -> Iterator[Loss]:
    known = before.publications.get(change.publication)
    if known is not None and not serves(before, contract, known):
        return
    if change.action == "drop" and (known is None or not known.is_known):
        yield from _taken(change, left, contract)
        return
    lists_ours = any(table.name in contract.relations for table in change.tables)
    for relation in _in_order(contract):
        was = _sent(before, contract, relation)
        if was is None and not (_may_be_listed(change, known is None) and lists_ours):
            continue
        if _sent(left, contract, relation) is None:
            span = _span_of(change, relation.name)
            yield OmitsTable(span, change.publication, relation)
    yield from _parts(change, before, left, contract)


def _may_be_listed(change: Publish, is_unknown: bool) -> bool:
    """Whether SET TABLE replaces a list that no migration has made."""
    return change.action == "set" and is_unknown


def _taken(change: Publish, left: Primary, contract: Contract) -> Iterator[Loss]:
    """What is taken out of a publication of which only this is known."""
    for relation in _in_order(contract):
        listed = any(table.name == relation.name for table in change.tables)
        is_taken = listed or relation.name.schema in change.schemas
        if is_taken and _sent(left, contract, relation) is None:
            yield OmitsTable(_span_of(change, relation.name), change.publication, relation)


def _parts(
    change: Publish, before: Primary | None, left: Primary, contract: Contract
) -> Iterator[Loss]:
    """The relations of which only a part is sent from here on."""
    less: dict[tuple[str, ...], list[Relation]] = {}
    for relation in _in_order(contract):
        now = _sent(left, contract, relation)
        was = None if before is None else _sent(before, contract, relation)
        if now is None or now == was or change.publication not in now.publications:
            continue
        span = _span_of(change, relation.name)
        if now.missing and (was is None or set(now.missing) > set(was.missing)):
            yield OmitsColumns(span, change.publication, relation, now.missing)
        if now.is_filtered and (was is None or not was.is_filtered):
            yield FiltersRows(span, change.publication, relation)
        if now.omitted and (was is None or set(now.omitted) > set(was.omitted)):
            less.setdefault(now.omitted, []).append(relation)
        is_moved = was is not None and now.is_via_root != was.is_via_root
        if is_moved and _is_partitioned(left, relation):
            yield ChangesRoot(span, change.publication, relation, now.is_via_root)
    for operations, relations in less.items():
        yield OmitsOperations(change.span, change.publication, operations, tuple(relations[:_MOST]))
    known = left.publications[change.publication]
    if not known.is_known and not less and change.action == "options":
        yield from _of_unknown(change, left, contract)


def _of_unknown(change: Publish, left: Primary, contract: Contract) -> Iterator[Loss]:
    """What a publication no longer does for tables that no migration has put into it."""
    relations = [one for one in _in_order(contract) if _sent(left, contract, one) is None]
    if change.operations is not None and relations:
        omitted = tuple(one for one in _NEEDED if one not in change.operations)
        if omitted:
            yield OmitsOperations(change.span, change.publication, omitted, ())
    if change.via_root is not None:
        for relation in relations:
            if _is_partitioned(left, relation):
                yield ChangesRoot(change.span, change.publication, relation, change.via_root)


def _unknown(primary: Primary, contract: Contract) -> list[Publication]:
    """The publications of which no migration tells what they carry."""
    return [
        one
        for one in primary.publications.values()
        if not one.is_known and serves(primary, contract, one)
    ]


def _is_partitioned(primary: Primary, relation: Relation) -> bool:
    table = primary.tables.get(relation.name)
    return bool(relation.partitioned) or (table is not None and table.kind == "partitioned table")


def _gone(
    done: Done,
    left: Primary,
    timeline: Timeline,
    contract: Contract,
    publication: str,
    span: Span,
) -> Iterator[Loss]:
    """DROP PUBLICATION, unless the same migration makes it again, as large as it was."""
    settled = timeline.settled(done)
    again = settled.publications.get(publication)
    before = done.primary
    if again is not None and _sends_as_much(before, settled, contract, publication):
        return
    carried = _carried(before, contract, publication)
    if carried is None:
        others = (_sent(left, contract, one) for one in contract.relations.values())
        if not all(one is not None and one.is_whole for one in others):
            yield Dropped(span, publication, ())
        return
    lost_ones = tuple(one for one in carried if _is_less(before, left, contract, one))
    if lost_ones:
        yield Dropped(span, publication, lost_ones)


def _sends_as_much(before: Primary, settled: Primary, contract: Contract, publication: str) -> bool:
    carried = _carried(before, contract, publication) or ()
    return not any(_is_less(before, settled, contract, one) for one in carried)


def _is_less(before: Primary, left: Primary, contract: Contract, relation: Relation) -> bool:
    """Whether less of a relation is sent than before."""
    was, now = _sent(before, contract, relation), _sent(left, contract, relation)
    if was is None or now is None:
        return was is not None
    return (
        now.is_filtered > was.is_filtered
        or set(now.missing) > set(was.missing)
        or set(now.omitted) > set(was.omitted)
    )


def _carried(primary: Primary, contract: Contract, publication: str) -> tuple[Relation, ...] | None:
    """Tables of the contract in a publication, of many some; None where it is not known."""
    known = primary.publications.get(publication)
    if known is None or not known.is_known:
        return None
    found = (
        relation
        for relation in _in_order(contract)
        if any(
            one.publication.name == publication
            for one in sendings(primary, contract, relation.name)
        )
    )
    return tuple(relation for relation, _ in zip(found, range(_MOST), strict=False))


def _in_order(contract: Contract) -> Iterable[Relation]:
    """As the contract has them."""
    return sorted(contract.relations.values(), key=lambda relation: relation.span.start)


def _span_of(change: Publish, relation: Name) -> Span:
    """The table in the publication's list, else the publication."""
    return next((one.span for one in change.tables if one.name == relation), change.span)


def _truncated(done: Done, contract: Contract) -> Iterator[Loss]:
    assert isinstance(done.change, Truncate)
    for name, span in done.change.relations:
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
