"""The columns of a table that the replicas have before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..changes import AddColumn
from ..contract import Rollout
from ..name import Name
from ..primary import Table, TableColumn
from .added import added_column, additions, generated_column
from .dropped import dropped_column
from .required import required_column
from .resized import resized_column
from .stage import Stage


def column_steps(stage: Stage, name: Name) -> None:
    """The steps for a table that the replicas have before and after."""
    before, after = stage.columns(stage.before, name), stage.columns(stage.after, name)
    old, new = stage.table(stage.before, name), stage.table(stage.after, name)
    ahead = _listed_ahead(stage, name)
    for column in after.values():
        if column.name not in before or column.name in ahead:
            added_column(stage, name, old, column)
    for column in _gone(old, new, before, after):
        dropped_column(stage, name, old, column)
    for column in before.values():
        if column.name not in after or column.name in ahead:
            continue
        if _is_made_anew(stage, name, column.name):
            place = stage.place(name)
            why = f'column "{column.name}" of {name} is dropped and added again'
            stage.refuse(place, why, "Drop it in one migration and add it in the next.")
    for kept in new.columns.values():
        was = old.columns.get(kept.name)
        if kept.generated is not None and was is None:
            generated_column(stage, name, kept)
        elif kept.name in before and kept.name in after and was is not None:
            if kept.name in ahead:
                continue  # it is added as it is to be
            required_column(stage, name, was, kept)
            resized_column(stage, name, was, kept)


def _gone(
    old: Table, new: Table, before: Mapping[str, TableColumn], after: Mapping[str, TableColumn]
) -> Iterator[TableColumn]:
    """The columns that leave: first those that a replica computes from the others."""
    computed = [one for one in old.columns.values() if one.generated is not None]
    yield from (one for one in computed if one.name not in (*new.columns, *after))
    yield from (one for one in before.values() if one.name not in after and one.generated is None)


def _listed_ahead(stage: Stage, name: Name) -> set[str]:
    """The columns that the migrations add and the contract lists already."""
    if not stage.table(stage.before, name).is_assumed:
        return set()
    relation = stage.relation(name)
    changes = (done.change for done in additions(stage, name))
    added = {change.column.name for change in changes if isinstance(change, AddColumn)}
    listed_ones = relation.columns if relation is not None else {}
    return {
        one for one in added if one in listed_ones and listed_ones[one].rollout is Rollout.ADDING
    }


def _is_made_anew(stage: Stage, name: Name, column: str) -> bool:
    """Whether a column that was there is dropped and added again."""
    return any(
        column not in stage.table(done.primary, name).columns
        for done in additions(stage, name, column)
        if name in done.primary.tables
    )
