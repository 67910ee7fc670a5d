"""Tables that the replicas are to have from now on, and those that they are no longer sent."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import Change, CreateTable, Inherit
from ..history.affected import readers_of_relation
from ..history.sending import ancestors, sendings, serves
from ..name import Name, quoted
from ..primary import Table
from ..pulling import relation_of
from ..source import Span, visible
from ..writing import relation_entry, relation_path
from .added import names_a_function, type_text
from .defaults import is_constant
from .pieces import ColumnText, column_text
from .stage import Stage
from .steps import ContractEdit, Phase
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
    if table.is_partition and not _partition_text(stage, name):
        stage.refuse(place, f"the bounds of partition {name} are not known")
        return
    root = next((x for x in ancestors(stage.after, name) if stage.relation(x) is not None), None)
    if root is not None and table.is_partition and not _is_partitioned_there(stage, root, place):
        return
    if any(one.is_filtered for one in carriers):
        stage.refuse(place, f"the rows of {name} are filtered: readers would miss the others")
        return
    parts = _parts(stage, name)
    unknown = next((one for one in parts if not _partition_text(stage, one)), None)
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
        *_made(stage, table),
        *(f"CREATE TABLE IF NOT EXISTS {one} {_partition_text(stage, one)};" for one in parts),
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
        _list(stage, table, _columns(stage, table))


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


def _made(stage: Stage, table: Table) -> Iterator[str]:
    """The statements that make a table on a replica: what its rows need, and no more."""
    name = table.name
    if table.is_partition:
        yield f"CREATE TABLE IF NOT EXISTS {name} {_partition_text(stage, name)};"
        return
    texts = _texts(stage, name)
    lines = [
        _column_line(stage, table, column, texts.get(column)) for column in _columns(stage, table)
    ]
    lines += _keys(table, frozenset(stage.columns(stage.after, name)))
    by = _partition_key(stage, name) if table.kind == "partitioned table" else ""
    body = ",\n    ".join(lines)
    yield f"CREATE TABLE IF NOT EXISTS {name} (\n    {body}\n){by};"
    sent = stage.columns(stage.after, name).keys()
    for index in table.indexes.values():
        if not index.is_unique or index.name in table.constraints or index.is_partial:
            continue
        if index.columns and set(index.columns) <= sent:
            columns = ", ".join(map(quoted, index.columns))
            yield f"CREATE UNIQUE INDEX IF NOT EXISTS {quoted(index.name)} ON {name} ({columns});"
    if table.identity.startswith("index "):
        chosen = quoted(table.identity.removeprefix("index "))
        yield f"ALTER TABLE {name} REPLICA IDENTITY USING INDEX {chosen};"


def _columns(stage: Stage, table: Table) -> tuple[str, ...]:
    """The columns that a replica has: those that are sent, and those that it can compute."""
    computed = {
        column.name
        for done in stage.changing(CreateTable, table.name)
        if isinstance(done.change, CreateTable)
        for column in done.change.columns
        if column.expression and not names_a_function(stage, column.expression)
    }
    sent = stage.columns(stage.after, table.name)
    texts = _texts(stage, table.name)
    return tuple(
        name
        for name, column in table.columns.items()
        if name in sent
        or (column.generated is not None and name in computed and _is_written(texts.get(name)))
    )


def _is_written(text: ColumnText | None) -> bool:
    return text is not None and "generated" in text.clauses


def _texts(stage: Stage, name: Name) -> dict[str, ColumnText]:
    """The columns of CREATE TABLE as they are written."""
    found: dict[str, ColumnText] = {}
    for done in stage.changing(CreateTable, name):
        assert isinstance(done.change, CreateTable)
        written = stage.text_of(done)
        for column in done.change.columns:
            text = column_text(written, column.span, column.name)
            if text is not None:
                found[column.name] = text
    return found


def _column_line(stage: Stage, table: Table, name: str, text: ColumnText | None) -> str:
    column = table.columns[name]
    words = [quoted(name), type_text(column, text)]
    if column.generated is not None and text is not None and "generated" in text.clauses:
        words.append(text.clauses["generated"])
    elif column.default is not None and is_constant(column.default) and text is not None:
        words += [text.clauses["default"]] if "default" in text.clauses else []
    if column.is_required:
        words.append("NOT NULL")
    return " ".join(words)


def _keys(table: Table, columns: frozenset[str]) -> Iterator[str]:
    for constraint in table.constraints.values():
        index = table.indexes.get(constraint.index or "")
        if constraint.kind not in ("primary key", "unique") or index is None or not index.columns:
            continue
        if not columns >= {*index.columns}:
            continue
        what = "PRIMARY KEY" if index.is_primary else "UNIQUE"
        late = " DEFERRABLE" if not index.is_immediate else ""
        listed = ", ".join(map(quoted, index.columns))
        yield f"CONSTRAINT {quoted(constraint.name)} {what} ({listed}){late}"


def _partition_key(stage: Stage, name: Name) -> str:
    for done in stage.changing(CreateTable, name):
        written = stage.text_of(done)
        at = written.after("partition")
        if at is not None:
            return f" {written.between(at - 1, len(written.lexemes))}"
    return ""


def _partition_text(stage: Stage, name: Name) -> str:
    """`PARTITION OF parent FOR VALUES ...`, with the parent's name in full."""
    for done in (*stage.changing(Inherit, name), *stage.changing(CreateTable, name)):
        written = stage.text_of(done)
        at = written.after("values") or written.after("default")
        parent = _partitioned(done.change)
        if parent is not None and at is not None:
            bounds = written.between(at - 1, len(written.lexemes))
            for_values = f"FOR {bounds}" if written.lexemes[at - 1].text == "values" else bounds
            return f"PARTITION OF {parent} {for_values}"
    return ""


def _partitioned(change: Change) -> Name | None:
    """The table that a change makes another one a partition of."""
    match change:
        case CreateTable(is_partition=True, parents=(parent, *_)):
            return parent
        case Inherit(is_added=True, is_partition=True, parent=parent):
            return parent
        case _:
            return None


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
