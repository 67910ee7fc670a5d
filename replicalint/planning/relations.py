"""Tables that the replicas are to have from now on, and those that they are no longer sent."""

from __future__ import annotations

from ..changes import CreateTable
from ..history.affected import readers_of_relation
from ..history.sending import ancestors, sendings, serves
from ..name import Name, quoted
from ..primary import Table
from ..pulling import relation_of
from ..source import Span, visible
from ..writing import relation_entry, relation_path
from .stage import Stage
from .steps import ContractEdit, Phase
from .table_text import create_table, partition_text, replica_columns
from .types import type_steps

REFRESH = "ALTER SUBSCRIPTION <subscription> REFRESH PUBLICATION;"
COPIED = "SELECT count(*) FROM pg_subscription_rel WHERE srsubstate <> 'r';"
_MOST_READERS = 3


def relation_steps(stage: Stage) -> None:
    """The steps for tables that come to the replicas, and that leave them."""
    new = [name for name in stage.after.tables if _comes(stage, name)]
    ordered = sorted(new, key=lambda name: stage.after.tables[name].is_partition)
    for name in ordered:
        _new(stage, name)
    for name in sorted(stage.sent_before):
        if name not in stage.sent_after or stage.is_unpublished(name):
            _gone(stage, name)


def comes(stage: Stage) -> frozenset[Name]:
    """The tables that the replicas are to have and did not need before."""
    return frozenset(name for name in stage.after.tables if _comes(stage, name))


def _comes(stage: Stage, name: Name) -> bool:
    if name not in stage.sent_after:
        return False
    before = stage.before.tables.get(name)
    is_made = any(True for _ in stage.changing(CreateTable, name))
    return name not in stage.sent_before or (before is not None and before.is_assumed and is_made)


# -- new -------------------------------------------------------------------------------------------


def _new(stage: Stage, name: Name) -> None:
    table = stage.table(stage.after, name)
    place = stage.place(name)
    carriers = sendings(stage.after, stage.contract, name)
    if any(one.type is None for one in table.columns.values()) or table.has_other_columns:
        stage.refuse(place, f"the columns of {name} are not all known")
        return
    if table.is_partition and not partition_text(stage, name):
        stage.refuse(place, f"the bounds of partition {name} are not known")
        return
    root = next((x for x in ancestors(stage.after, name) if stage.relation(x) is not None), None)
    if root is not None and table.is_partition and not _is_partitioned_there(stage, root, place):
        return
    if any(one.is_filtered for one in carriers):
        stage.refuse(place, f"the rows of {name} are filtered: readers would miss the others")
        return
    parts = _parts(stage, name)
    unknown = next((one for one in parts if not partition_text(stage, one)), None)
    if unknown is not None:
        stage.refuse(place, f"the bounds of partition {unknown} are not known")
        return
    _schema(stage, name)
    columns = stage.columns(stage.after, name)
    type_steps(stage, columns.values(), place)
    stage.add(
        Phase.PREPARE,
        f"Create {name}",
        "Once it is published, a replica without it stops applying.",
        *create_table(stage, table),
        *(f"CREATE TABLE IF NOT EXISTS {one} {partition_text(stage, one)};" for one in parts),
        span=place,
    )
    if not carriers:
        _publish(stage, name)
    stage.add(
        Phase.SUBSCRIBE,
        "Refresh the subscription",
        "A subscription takes no tables that were published after it was last refreshed. Write its "
        "name, and wait until the rows that are there have been copied.",
        REFRESH,
        COPIED,
        span=place,
    )
    if root is None and comes(stage).isdisjoint(ancestors(stage.after, name)):
        _list(stage, table, replica_columns(stage, table))


def _parts(stage: Stage, name: Name) -> list[Name]:
    """The partitions of a table, at any depth, whose rows are not sent under their own names."""
    new = comes(stage)
    return [
        one.name
        for one in stage.after.tables.values()
        if one.is_partition and one.name not in new and name in ancestors(stage.after, one.name)
    ]


def _is_partitioned_there(stage: Stage, root: Name, place: Span) -> bool:
    """Whether the replicas have a partitioned table, and partitions of it."""
    relation = stage.contract.relations[root]
    if relation.partitioned is None:
        stage.refuse(
            place,
            f"the contract does not say whether {root} is partitioned on the replicas",
            "Write partitioned: true or partitioned: false.",
        )
    elif not relation.partitioned:
        stage.refuse(place, f"the rows of a part of {root} go out under a name that no replica has")
    return bool(relation.partitioned)


def _schema(stage: Stage, name: Name) -> None:
    there = {one.schema for one in (*stage.sent_before, *stage.contract.relations)}
    if name.schema in there or name.schema == "public":
        return
    stage.add(
        Phase.PREPARE,
        f"Create schema {quoted(name.schema)}",
        f"{name} is in it.",
        f"CREATE SCHEMA IF NOT EXISTS {quoted(name.schema)};",
        span=stage.place(name),
    )


def _publish(stage: Stage, name: Name) -> None:
    serving = [
        one.name
        for one in stage.after.publications.values()
        if serves(stage.after, stage.contract, one)
    ]
    publication = quoted(serving[0]) if len(serving) == 1 else "<publication>"
    stage.add(
        Phase.PUBLISH,
        f"Publish {name}",
        "The contract lists it, and no publication that is known carries it.",
        f"ALTER PUBLICATION {publication} ADD TABLE {name};",
        span=stage.place(name),
    )


def _list(stage: Stage, table: Table, columns: tuple[str, ...]) -> None:
    place = stage.place(table.name)
    if table.name not in stage.contract.relations:
        entry = relation_entry(relation_of(table, columns))
        stage.add(
            Phase.SETTLE,
            f"List {table.name}",
            "Every replica has it now, with its rows.",
            edits=(ContractEdit(relation_path(table.name), entry),),
            span=place,
        )
    stage.add(
        Phase.READ,
        f"Queries may read {table.name}",
        "Before, some replica has no rows of it.",
        span=place,
    )


# -- gone ------------------------------------------------------------------------------------------


def _gone(stage: Stage, name: Name) -> None:
    """A table that is dropped, or taken out of the publication: its readers go first."""
    place = stage.place(name)
    table = stage.table(stage.before, name)
    if table.is_partition and name not in stage.contract.relations:
        return
    is_dropped = name not in stage.after.tables
    if name in stage.contract.relations:
        stage.add(
            Phase.MARK,
            f"Take {name} out",
            "From here on a query that reads it is refused.",
            edits=(ContractEdit(relation_path(name), None),),
            span=place,
        )
        places = [one.span for one in readers_of_relation(stage.history, name)]
        where = ", ".join(
            f"{visible(one.source.path)}:{one.line}" for one in places[:_MOST_READERS]
        )
        read = f" It is read in {where}." if places else " No governed query names it."
        stage.add(
            Phase.LEAVE,
            f"Queries stop reading {name}",
            f"Wait until no server runs the old ones.{read}",
            span=place,
        )
    stage.add(
        Phase.SUBSCRIBE,
        "Refresh the subscription",
        f"It gives up {name}, of which nothing is sent any more.",
        REFRESH,
        COPIED,
        span=place,
    )
    why = "While the primary has it" if is_dropped else "While it is published"
    stage.add(
        Phase.FINISH,
        f"Drop {name}",
        f"{why}, a replica without it would stop applying.",
        f"DROP TABLE IF EXISTS {name};",
        span=place,
    )
