"""Partitions and children of the tables that the replicas have."""

from __future__ import annotations

from ..changes import CreateTable, Inherit
from ..history.entering import Parted, parted
from ..name import Name
from .pieces import Written
from .relations import COPIED, REFRESH, comes
from .stage import Stage
from .steps import Phase


def partition_steps(stage: Stage) -> None:
    """The steps for partitions that come and go."""
    for one in parted(stage.history, stage.contract):
        if one.done.number < stage.first:
            continue
        place = one.done.step.statement.span
        match one.action:
            case "joins":
                _joins(stage, one)
            case "leaves":
                _leaves(stage, one)
            case _:
                stage.refuse(
                    place,
                    f"{one.part}, a part of {one.relation.name}, {one.action}: its rows reach the "
                    "replicas under another name, or not at all",
                )


def _joins(stage: Stage, one: Parted) -> None:
    place = one.done.step.statement.span
    root = one.relation
    if one.part in comes(stage):
        return  # a table of its own for the replicas, which is created with its bounds
    if root.partitioned is None:
        stage.refuse(
            place,
            f"the contract does not say whether {root.name} is partitioned on the replicas",
            "Write partitioned: true or partitioned: false.",
        )
        return
    if not root.partitioned:
        if one.is_via_root is False:
            stage.refuse(place, f"the rows of {one.part} go out under a name that no replica has")
        return
    if not isinstance(one.done.change, CreateTable) and not _is_new(stage, one.part):
        stage.refuse(
            place,
            f"the rows that {one.part} has already are not sent when it joins {root.name}",
            "Attach it empty, and write its rows then.",
        )
        return
    written = stage.text_of(one.done)
    sql = _in_full(written, one)
    if sql is None:
        stage.refuse(place, f"the bounds of partition {one.part} are not known")
        return
    stage.add(
        Phase.PREPARE,
        f"Create partition {one.part}",
        "A replica stops at the first row for which it has no partition.",
        *sql,
        span=place,
    )
    if one.is_via_root is not True:
        stage.add(
            Phase.SUBSCRIBE,
            "Refresh the subscription",
            "The rows of a partition may go out under its own name, which a subscription takes up "
            "when it is refreshed.",
            REFRESH,
            COPIED,
            span=place,
        )


def _is_new(stage: Stage, part: Name) -> bool:
    return any(True for _ in stage.changing(CreateTable, part)) and not stage.is_written(part)


def _in_full(written: Written, one: Parted) -> tuple[str, ...] | None:
    at = written.after("values") or written.after("default")
    if at is None:
        return None
    bounds = written.between(at - 1, len(written.lexemes))
    if written.lexemes[at - 1].text == "values":
        bounds = f"FOR {bounds}"
    parent = one.relation.name
    change = one.done.change
    if isinstance(change, CreateTable) and change.parents:
        parent = change.parents[0]
    elif isinstance(change, Inherit):
        parent = change.parent
    return (f"CREATE TABLE IF NOT EXISTS {one.part} PARTITION OF {parent} {bounds};",)


def _leaves(stage: Stage, one: Parted) -> None:
    place = one.done.step.statement.span
    if one.relation.partitioned is False:
        stage.refuse(
            place,
            f"the rows of {one.part} leave {one.relation.name} without being sent as deleted: the "
            "replicas, where it is not partitioned, keep them",
            "Delete them before, in a migration of its own.",
        )
        return
    if one.relation.partitioned is None:
        stage.refuse(
            place,
            f"the contract does not say whether {one.relation.name} is partitioned on the replicas",
            "Write partitioned: true or partitioned: false.",
        )
        return
    is_kept = one.part in stage.sent_after
    if is_kept and one.part not in stage.sent_before:
        stage.refuse(
            place,
            f"the rows of {one.part} come to be sent under its own name, and the first copy of it "
            "would meet those that the replicas have",
            "Drop the partition, or take it off where the publication does not carry it by itself.",
        )
        return
    if not is_kept:
        stage.add(
            Phase.SUBSCRIBE,
            "Refresh the subscription",
            f"It gives up {one.part}, of which nothing is sent any more.",
            REFRESH,
            COPIED,
            span=place,
        )
    gone = f"ALTER TABLE {one.relation.name} DETACH PARTITION {one.part};"
    stage.add(
        Phase.FINISH,
        f"Take partition {one.part} off",
        "While the primary has it, a replica stops at the first row for which it has no partition.",
        gone if is_kept else f"DROP TABLE IF EXISTS {one.part};",
        span=place,
    )
