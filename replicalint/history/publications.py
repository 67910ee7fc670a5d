"""What migrations do to publications, and which of it keeps the replicas from what they serve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ..changes import Drop, Publish, Rename
from ..contract import Contract, Relation
from ..name import Name
from ..primary import Primary
from ..source import Span
from .publication_change import (
    ChangesRoot,
    Dropped,
    FiltersRows,
    OmitsColumns,
    OmitsOperations,
    OmitsTable,
    PublicationChange,
)
from .sending import NEEDED, sendings, sent, serves
from .steps import Done, History
from .timeline import Timeline

_MOST = 16  # of the tables that a publication with thousands is said to carry


def publication_changes(history: History, contract: Contract) -> Iterator[PublicationChange]:
    """The changes that keep rows or columns from the replicas, in the order of the migrations."""
    timeline = history.once(Timeline.of)
    for place, (done, left) in enumerate(history.moments):
        subscribed = _subscribed(timeline, done, left)
        for change in _of_publication(done, subscribed, timeline, contract):
            if timeline.is_past(done):
                if _lasts(change, history.primary, contract):
                    yield change
            elif not _is_undone(change, timeline, place, contract):
                yield change


def _is_undone(
    change: PublicationChange, timeline: Timeline, place: int, contract: Contract
) -> bool:
    """Whether all is sent again when the transaction ends, and no row was written meanwhile."""
    done, _ = timeline.history.moments[place]
    end = timeline.ends[done.step.transaction]
    relations = _relations(change)
    if end == place or not relations:
        return False
    settled = _subscribed(timeline, done, timeline.committed(done))
    is_written = (timeline.first_write(one.name, place + 1, end) for one in relations)
    return not any(is_written) and not _lasts(change, settled, contract)


def _lasts(change: PublicationChange, primary: Primary, contract: Contract) -> bool:
    """Whether less is sent when all migrations have run."""
    left = [sent(primary, contract, one) for one in _relations(change)]
    return not all(one is not None and one.is_whole for one in left)


def _relations(change: PublicationChange) -> tuple[Relation, ...]:
    match change:
        case Dropped(carried=relations) | OmitsOperations(carried=relations):
            return relations
        case _:
            return (change.relation,)


def _subscribed(timeline: Timeline, done: Done, left: Primary) -> Primary:
    """A schema without publications that the same migration has made: no replica asks for them.

    One that is made anew under its name is asked for.
    """
    match done.change:
        case Publish(changed):
            pass
        case Drop("publication", Name(name=changed)) | Rename("publication", Name(name=changed)):
            pass
        case _:
            return left
    known = timeline.opened(done).publications
    if changed not in known:
        return left
    return replace(left, publications={n: o for n, o in left.publications.items() if n in known})


def _of_publication(
    done: Done, left: Primary, timeline: Timeline, contract: Contract
) -> Iterator[PublicationChange]:
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


def _created(
    change: Publish, done: Done, left: Primary, contract: Contract
) -> Iterator[PublicationChange]:
    """A publication that is new carries no less than before: it may carry only a part."""
    if change.publication in done.primary.publications:
        yield from _altered(change, done.primary, left, contract)
        return
    yield from _parts(change, None, left, contract)


def _altered(
    change: Publish, before: Primary, left: Primary, contract: Contract
) -> Iterator[PublicationChange]:
    known = before.publications.get(change.publication)
    if known is not None and not serves(before, contract, known):
        return
    if change.action == "drop" and (known is None or not known.is_known):
        yield from _taken(change, left, contract)
        return
    lists_ours = any(table.name in contract.relations for table in change.tables)
    for relation in _in_order(contract):
        was = sent(before, contract, relation)
        if was is None and not (_may_be_listed(change, known is None) and lists_ours):
            continue
        if sent(left, contract, relation) is None:
            span = _span_of(change, relation.name)
            yield OmitsTable(span, change.publication, relation)
    yield from _parts(change, before, left, contract)


def _may_be_listed(change: Publish, is_unknown: bool) -> bool:
    """Whether SET TABLE replaces a list that no migration has made."""
    return change.action == "set" and is_unknown


def _taken(change: Publish, left: Primary, contract: Contract) -> Iterator[PublicationChange]:
    """What is taken out of a publication of which only this is known."""
    for relation in _in_order(contract):
        listed = any(table.name == relation.name for table in change.tables)
        is_taken = listed or relation.name.schema in change.schemas
        if is_taken and sent(left, contract, relation) is None:
            yield OmitsTable(_span_of(change, relation.name), change.publication, relation)


def _parts(
    change: Publish, before: Primary | None, left: Primary, contract: Contract
) -> Iterator[PublicationChange]:
    """The relations of which only a part is sent from here on."""
    less: dict[tuple[str, ...], list[Relation]] = {}
    for relation in _in_order(contract):
        now = sent(left, contract, relation)
        was = None if before is None else sent(before, contract, relation)
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
    known = left.publications.get(change.publication)
    if known is not None and not known.is_known and not less and change.action == "options":
        yield from _of_unknown(change, left, contract)


def _of_unknown(change: Publish, left: Primary, contract: Contract) -> Iterator[PublicationChange]:
    """What a publication no longer does for tables that no migration has put into it."""
    relations = [one for one in _in_order(contract) if sent(left, contract, one) is None]
    if change.operations is not None and relations:
        omitted = tuple(one for one in NEEDED if one not in change.operations)
        if omitted:
            yield OmitsOperations(change.span, change.publication, omitted, ())
    if change.via_root is not None:
        for relation in relations:
            if _is_partitioned(left, relation):
                yield ChangesRoot(change.span, change.publication, relation, change.via_root)


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
) -> Iterator[PublicationChange]:
    """DROP PUBLICATION, unless the same migration makes it again, as large as it was."""
    settled = timeline.settled(done)
    again = settled.publications.get(publication)
    before = done.primary
    if again is not None and _sends_as_much(before, settled, contract, publication):
        return
    carried = _carried(before, contract, publication)
    if carried is None:
        others = (sent(left, contract, one) for one in contract.relations.values())
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
    was, now = sent(before, contract, relation), sent(left, contract, relation)
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
