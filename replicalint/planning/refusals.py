"""What no order of steps is known for: each at its statement, with why."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import (
    AddKey,
    AlterFunction,
    Change,
    CreateFunction,
    CreateIndex,
    DefaultColumn,
    Drop,
    DropColumn,
    DropExpression,
    Rename,
    RenameColumn,
    RequireColumn,
    RetypeColumn,
    RunBlock,
    SetExpression,
    SetLogged,
)
from ..expressions import columns_of
from ..facts import Gap
from ..history import Done
from ..history.identity import refusals
from ..history.relaxations import relaxations
from ..history.sending import sends_column
from ..name import Name
from ..pgtype import fits
from ..primary import Primary
from .publications import named_by
from .removed import listed_function
from .stage import Stage
from .steps import Phase

_REPLACED = (
    "Only a statement of its own can be replaced, of a column outside the key that no other is "
    "computed from and no publication names."
)


def refused(stage: Stage) -> None:
    """Notes the statements that cannot be ordered, whatever the tables are before and after."""
    for done in stage.done:
        _gaps(stage, done)
        _change(stage, done)
    _unseen(stage)
    for one in refusals(stage.history, stage.contract):
        if one.done.number >= stage.first:
            stage.refuse(
                one.done.step.statement.span,
                f"the primary refuses UPDATE and DELETE of {one.relation}, which is published: "
                f"{one.why.value}",
            )
    for relaxed in relaxations(stage.history, stage.contract):
        if relaxed.done.number >= stage.first and relaxed.between is not None:
            stage.refuse(
                relaxed.done.step.statement.span,
                f"rows of {relaxed.relation.name} are written between this statement and the one "
                "that puts the constraint back, and the replicas enforce it",
                "Write the rows so that they keep to it at every moment.",
            )


def _gaps(stage: Stage, done: Done) -> None:
    """What of a statement is not seen, and may change anything."""
    change, statement = done.change, done.part.statement
    gaps = list(statement.of(Gap))
    if isinstance(change, RunBlock):
        gaps += change.gaps
    for gap in gaps:
        if isinstance(change, CreateFunction):
            continue  # what it does is done when it is called
        if gap.is_whole or gap.unseen is not None or gap.runs_unseen or gap.may_be_any:
            stage.refuse(done.step.statement.span, gap.reason)


def _unseen(stage: Stage) -> None:
    """Statements that call what changes the schema out of sight."""
    steps = stage.history.steps[stage.first :]
    for step, after in zip(steps, [*(one.primary for one in steps[1:]), stage.after], strict=True):
        for gap in step.statement.of(Gap):
            if gap.is_whole:
                stage.refuse(step.statement.span, gap.reason)
        before = step.primary
        new = [one for one in after.unknown if after.unknown[one] != before.unknown.get(one)]
        if after.unseen != before.unseen:
            stage.refuse(step.statement.span, after.unseen[-1])
        elif any(one in stage.sent_before for one in new):
            stage.refuse(step.statement.span, after.unknown[new[0]])
        elif not step.changes and _differs(before, after, stage):
            reason = "it changes tables that the replicas have in a way that is not followed"
            stage.refuse(step.statement.span, reason)


def _differs(before: Primary, after: Primary, stage: Stage) -> bool:
    return any(before.tables.get(one) is not after.tables.get(one) for one in stage.sent_before)


def _change(stage: Stage, done: Done) -> None:
    place = done.step.statement.span
    relation = getattr(done.change, "relation", None)
    if relation in stage.before.tables and relation not in done.primary.tables:
        stage.refuse(place, f"{relation} is gone by then")
    for column in _named_columns(done.change):
        if relation is not None and _lacks(done, relation, column):
            stage.refuse(place, f'{relation} has no column "{column}" by then')
            return
    if done.part.condition == "maybe" and _is_about_ours(stage, done):
        stage.refuse(place, "whether it is run is decided when it runs")
        return
    match done.change:
        case Rename("table", name, to=to) if name in stage.sent_before:
            stage.refuse(
                place,
                f"{name} becomes {to}: its rows would go out under a name that no replica has",
                "Only a statement of its own, of a table with a primary key, can be replaced.",
            )
        case Rename("schema", name, to=to):
            ours = sorted(one for one in stage.sent_before if one.schema == name.name)
            if ours:
                stage.refuse(
                    place,
                    f"{ours[0]} and all else of its schema move to {to}: rows would go out under "
                    "names that no replica has",
                    "Rename one table after the other.",
                )
        case RenameColumn(name, column=column, to=to) if _sends(stage, done, name, column):
            stage.refuse(
                place,
                f'column "{column}" of {name} becomes "{to}": rows would be sent with a column '
                "that no replica has",
                _REPLACED,
            )
        case RetypeColumn(name, column=column) if _sends(stage, done, name, column):
            _computed_from(stage, done, name, column, "retyped")
            if not _is_of_length(stage, done, done.change):
                stage.refuse(
                    place,
                    f'column "{column}" of {name} gets another type while the replicas have the '
                    "old one",
                    _REPLACED,
                )
        case SetLogged(name, is_logged=False) if name in stage.sent_before:
            stage.refuse(place, f"{name} becomes unlogged: it would no longer be sent")
        case DropExpression(name, column=column) if name in stage.sent_before:
            stage.refuse(
                place,
                f'column "{column}" of {name} comes to be sent, and the replicas compute it',
                "Add another column, fill it, and drop the generated one.",
            )
        case SetExpression(name, column=column) if name in stage.sent_before:
            stage.refuse(
                place,
                f'column "{column}" of {name} is computed anew, and the new values are not sent',
                "Add another column, and drop this one.",
            )
        case Drop("table", name, cascades=False):
            _read_by_views(stage, done, name, None)
        case DropColumn(name, column=column, cascades=False):
            _read_by_views(stage, done, name, column)
            _computed_from(stage, done, name, column, "dropped")
            _listed_by_publication(stage, done, name, column)
        case CreateFunction(name) | AlterFunction(name):
            _function(stage, done, name)


def _is_about_ours(stage: Stage, done: Done) -> bool:
    names = {getattr(done.change, key, None) for key in ("relation", "name")}
    ours = stage.sent_before | stage.sent_after | stage.contract.types.keys()
    return not ours.isdisjoint(one for one in names if isinstance(one, Name))


def _read_by_views(stage: Stage, done: Done, name: Name, column: str | None) -> None:
    """What PostgreSQL does not drop, as a view depends on it."""
    for other in done.primary.mentions.get(name, ()):
        reads = done.primary.tables[other].reads
        if any(table == name and (column is None or column == of) for table, of in reads):
            what = name if column is None else f'column "{column}" of {name}'
            stage.refuse(
                done.step.statement.span,
                f"{what} cannot be dropped: {other} reads it",
                f"Drop or replace {other} before.",
            )
            return


def _computed_from(stage: Stage, done: Done, name: Name, column: str, what: str) -> None:
    """A column that PostgreSQL leaves as it is, as another one is generated from it."""
    table = done.primary.tables.get(name)
    for other in table.columns.values() if table is not None else ():
        if column in other.uses and other.name != column:  # which a function is called as well
            stage.refuse(
                done.step.statement.span,
                f'column "{column}" of {name} cannot be {what}: "{other.name}" is computed from it',
                f'Drop "{other.name}" before.',
            )
            return


def _listed_by_publication(stage: Stage, done: Done, name: Name, column: str) -> None:
    """A column that PostgreSQL does not drop, as a column list or a row filter names it."""
    for one in named_by(done.primary, name, column):
        stage.refuse(
            done.step.statement.span,
            f'column "{column}" of {name} cannot be dropped: publication "{one}" names it',
            "Take it out of the publication's column list, or filter, before.",
        )


def _named_columns(change: Change) -> Iterator[str]:
    """The columns that a change cannot do without."""
    match change:
        case RetypeColumn(column=column) | RenameColumn(column=column):
            yield column
        case RequireColumn(column=column) | DefaultColumn(column=column):
            yield column
        case DropColumn(column=column, may_miss=False):
            yield column
        case AddKey(key=key):
            yield from key.columns
            if key.condition is not None:
                yield from (one.column for one in columns_of(key.condition) if one.source == "")
        case CreateIndex(columns=columns):
            yield from columns


def _lacks(done: Done, name: Name, column: str) -> bool:
    table = done.primary.tables.get(name)
    return table is not None and not table.has_other_columns and column not in table.columns


def _sends(stage: Stage, done: Done, name: Name, column: str) -> bool:
    if name not in stage.sent_before:
        return False
    return sends_column(done.primary, stage.contract, name, column)


def _is_of_length(stage: Stage, done: Done, change: RetypeColumn) -> bool:
    """Whether the type stays, and values get more room or less without becoming others."""
    table = done.primary.tables.get(change.relation)
    was = table.columns.get(change.column) if table is not None else None
    if was is None or was.type is None or was.type != change.type or change.using is not None:
        return False
    before, after = was.modifier, change.modifier
    return fits(before, after) or (fits(after, before) and was.type.name.name != "bpchar")


# -- functions that the replicas have --------------------------------------------------------------


def _function(stage: Stage, done: Done, name: Name) -> None:
    if listed_function(stage, name) is None:
        return
    stage.add(
        Phase.PREPARE,
        f"Change function {name}",
        "The contract lists it: the replicas have one of their own. For replication the order does "
        "not matter.",
        stage.text_of(done).with_name(done.change.span, name) + ";",
        span=done.step.statement.span,
    )
