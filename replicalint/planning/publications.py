"""What migrations do to publications beyond the tables that come and go."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import Publish
from ..history.publication_change import (
    ChangesRoot,
    Dropped,
    FiltersRows,
    OmitsColumns,
    OmitsOperations,
    OmitsTable,
    PublicationChange,
)
from ..history.publications import publication_changes
from ..history.truncations import TruncatedAlone, truncations
from ..name import Name
from ..primary import Primary, publishings
from .stage import Stage


def named_by(primary: Primary, name: Name, column: str) -> Iterator[str]:
    """The publications whose column list or row filter for a table names a column."""
    for one in primary.publications.values():
        listed = one.tables.get(name)
        if listed is not None and column in (*(listed.columns or ()), *listed.used):
            yield one.name


def publication_steps(stage: Stage) -> None:
    """Refuses what no order of steps keeps the replicas complete with."""
    for change in publication_changes(stage.history, stage.contract):
        place = stage.statement_at(change.span)
        reason = _reason(change)
        if place is not None and reason:
            stage.refuse(place, reason)
    _of_all_tables(stage)
    for one in truncations(stage.history, stage.contract):
        place = stage.statement_at(one.span)
        if isinstance(one, TruncatedAlone) and place is not None:
            stage.refuse(
                place,
                f'publication "{one.publication}" does not send TRUNCATE of {one.relation.name}: '
                "the replicas keep the rows",
                "Delete the rows.",
            )
    _filters(stage)


def _reason(change: PublicationChange) -> str:
    match change:
        case OmitsTable() | OmitsColumns():
            return ""  # they leave the read path as what is dropped does
        case FiltersRows(_, publication, relation):
            return (
                f'publication "{publication}" filters the rows of {relation.name}: replicas keep '
                "those that no longer match, and miss those that come to match"
            )
        case ChangesRoot(_, publication, relation):
            return (
                f'publication "{publication}" sends the rows of {relation.name} under other names: '
                "what was applied under the old ones stays"
            )
        case OmitsOperations(_, publication, operations):
            return f'publication "{publication}" no longer sends {", ".join(operations)}'
        case Dropped(_, publication):
            return f'publication "{publication}" goes: its subscriptions stop'


def _of_all_tables(stage: Stage) -> None:
    """What PostgreSQL refuses (publicationcmds.c, CheckAlterPublication)."""
    for done in stage.done:
        change = done.change
        if not isinstance(change, Publish) or not (change.tables or change.schemas):
            continue
        known = done.primary.publications.get(change.publication)
        if known is not None and known.has_all_tables and change.action != "create":
            what = "tables" if change.tables else "schemas"
            stage.refuse(
                done.step.statement.span,
                f'publication "{change.publication}" is FOR ALL TABLES: the primary refuses to '
                f"list {what} of it",
                "Leave the statement out: every table is published.",
            )


def _filters(stage: Stage) -> None:
    """A row filter that is taken away, or becomes another: the rows that were left out stay out."""
    for name in sorted(stage.sent_before & stage.sent_after):
        if name not in stage.before.tables or name not in stage.after.tables:
            continue
        before = [one for one in publishings(stage.before, name) if one.is_filtered]
        after = [one for one in publishings(stage.after, name) if one.is_filtered]
        was = [one.publication.tables.get(one.root) for one in before]
        now = [one.publication.tables.get(one.root) for one in after]
        if was and was != now:
            stage.refuse(
                stage.place(name),
                f"the row filter of {name} changes: rows that come to match are not sent until "
                "they are written again",
                "Take the table out of the publication and add it again, so that it is copied.",
            )
