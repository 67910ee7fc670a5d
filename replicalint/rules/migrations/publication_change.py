"""Stops publishing a table of the contract, or a part of it.

The replicas keep what was last sent and are told nothing: no error, no message, only stale rows. A
column list is fixed, so that later columns are never sent; a row filter hides rows; without
`update` or `delete` in `publish` the replicas keep what the primary has changed, without
`truncate` what a migration truncates. A subscription asks for its publication by name.

```sql bad
ALTER PUBLICATION plugin_read_path DROP TABLE public.channels;
--                                            ^^^^^^^^^^^^^^^ publication-change
CREATE PUBLICATION small FOR TABLE public.channel_devices (app_id, device_id);
--                                 ^^^^^^^^^^^^^^^^^^^^^^ publication-change "channel_id"
```

Publish the whole table. To take one out, move its readers and change the contract first.

```sql good
ALTER PUBLICATION plugin_read_path ADD TABLE public.channels;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract, Relation
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.publication_change import (
    ChangesRoot,
    Dropped,
    FiltersRows,
    OmitsColumns,
    OmitsOperations,
    OmitsTable,
    PublicationChange,
)
from ...history.publications import publication_changes
from ...history.truncations import Truncated, TruncatedAlone, Truncation, truncations
from ...rule import Otherwise, Rule
from ...wording import in_quotes, listing

_STALE = "the replicas keep the rows that were last sent"


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for change in (*publication_changes(history, contract), *truncations(history, contract)):
        message, label, hint = _words(change)
        if isinstance(change, (OmitsOperations, Dropped)):
            subject, relations = change.publication, change.carried
        else:
            subject, relations = str(change.relation.name), (change.relation,)
        is_certain = not isinstance(change, Truncated)  # replicas may lack the other table
        yield RULE.at(
            change.span,
            message,
            subject=subject,
            label=label,
            hint=hint,
            related=tuple(Related(one.span, "the contract lists it here") for one in relations),
            severity=Severity.ERROR if is_certain else Severity.WARNING,
        )


def _words(change: PublicationChange | Truncation) -> tuple[str, str, str | None]:
    """The message, the label and the hint."""
    match change:
        case OmitsTable(_, publication, relation):
            return (
                f'{_title(relation)} is removed from publication "{publication}"',
                _STALE,
                "Move its readers and remove it from the contract first.",
            )
        case OmitsColumns(_, publication, relation, columns):
            noun = "column" if len(columns) == 1 else "columns"
            names = listing(map(in_quotes, columns))
            return (
                f'publication "{publication}" omits {noun} {names} of {_title(relation)}',
                _STALE,
                "Publish the whole table: a column list omits columns that are added later.",
            )
        case FiltersRows(_, publication, relation):
            return (
                f'publication "{publication}" filters the rows of {_title(relation)}',
                "the replicas lack the other rows",
                "Publish all rows.",
            )
        case ChangesRoot(_, publication, relation, is_via_root):
            names = "its own name" if is_via_root else "the names of its partitions"
            return (
                f'publication "{publication}" sends rows of {_title(relation)} under {names} '
                "from here on",
                "subscriptions that were not refreshed leave them out",
                "Create what is missing on every replica and run ALTER SUBSCRIPTION ... REFRESH "
                "PUBLICATION.",
            )
        case OmitsOperations(_, publication, operations):
            return (
                f'publication "{publication}" does not publish {listing(operations)}',
                "the replicas keep rows that the primary has changed",
                "Publish insert, update and delete.",
            )
        case Dropped(_, publication, _, renamed):
            what = "dropped" if renamed is None else f'renamed to "{renamed}"'
            return (
                f'publication "{publication}" is {what}',
                "subscribers receive no further changes, or stop",
                "Move the subscriptions to another publication first.",
            )
        case TruncatedAlone(_, relation, publication):
            return (
                f'TRUNCATE of {_title(relation)}, which publication "{publication}" does not send',
                _STALE,
                "Publish truncate as well, or delete the rows.",
            )
        case Truncated(_, relation, linked):
            names = listing(map(in_quotes, linked))
            return (
                f"TRUNCATE of {_title(relation)}, which a foreign key links to {names}",
                "replicated, and fails on a subscriber that has the other table as well",
                "Delete the rows, or truncate tables that are all published.",
            )


def _title(relation: Relation) -> str:
    return f"relation {in_quotes(relation.name)}"


RULE = Rule(
    "publication-change",
    Severity.ERROR,
    __doc__,
    migrations=check,
    replication="logical",
    otherwise=(Otherwise(Severity.WARNING, "of a TRUNCATE that only some subscribers refuse"),),
)
