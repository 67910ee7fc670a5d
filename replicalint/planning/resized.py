"""Columns whose type stays and whose length or precision becomes another."""

from __future__ import annotations

from msgspec.structs import replace

from ..format_type import format_type
from ..name import Name, quoted
from ..pgtype import fits
from ..primary import TableColumn
from ..pulling import column_of
from ..writing import column_entry, column_path
from .stage import Stage
from .steps import ContractEdit, Phase


def resized_column(stage: Stage, name: Name, was: TableColumn, now: TableColumn) -> None:
    """More room comes first on the replicas, less room last."""
    if now.type is None or was.type != now.type or was.modifier == now.modifier:
        return
    if was.modifier is None or now.modifier is None:
        return  # of a table that only the contract tells of
    is_wider = fits(was.modifier, now.modifier)
    why = (
        "A value that is too long for a replica stops it."
        if is_wider
        else "Until the primary refuses longer values, and every replica has applied what came "
        "before, they may come."
    )
    spelt = format_type(now.type, now.modifier or None)
    stage.add(
        Phase.PREPARE if is_wider else Phase.FINISH,
        f'Make column "{now.name}" of {name} {spelt}',
        f"{why} Readers that have prepared a statement on it prepare it anew.",
        f"ALTER TABLE {name} ALTER COLUMN {quoted(now.name)} TYPE {spelt};",
        span=stage.place(name),
    )
    relation = stage.relation(name)
    listed = relation.columns.get(now.name) if relation is not None else None
    if listed is not None and listed.modifier is not None:
        made = column_of(now, is_generated=listed.generated)
        path = column_path(name, now.name, listed)
        stage.add(
            Phase.SETTLE,
            f'Give column "{now.name}" of {name} its length',
            "Every replica has it now.",
            edits=(ContractEdit(path, column_entry(replace(listed, modifier=made.modifier))),),
            span=stage.place(name),
        )
