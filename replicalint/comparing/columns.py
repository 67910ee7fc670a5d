"""What changes of the columns of a relation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from ..contract import Column, Derived, Relation, Rollout
from ..format_type import format_type
from ..name import Name
from ..pgtype import built_in
from ..source import Span
from .change import (
    NOW_STATED,
    ChangeClass,
    ContractChange,
    Verb,
    having,
    in_order,
    is_reordered,
    on_column,
    on_relation,
    without,
)

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_BOUNDED = frozenset(map(built_in, ("varchar", "varbit", "numeric")))
_OF_LENGTH = frozenset(map(built_in, ("varchar", "bpchar", "bit", "varbit")))
_MODIFIER = ("modifier",)
_ROUNDED = frozenset(map(built_in, ("time", "timetz", "timestamp", "timestamptz")))


def column_changes(old: Relation, new: Relation) -> Iterator[ContractChange]:
    """The columns that are gone or new, and what changes of the others."""
    for name, column in old.columns.items():
        if name not in new.columns:
            yield _removed(old.name, column)
    for name, column in new.columns.items():
        if name not in old.columns:
            yield _added(old, new, column)
    for name, column in old.columns.items():
        if name in new.columns:
            yield from _Pair(old.name, column, new.columns[name]).changes()
    if is_reordered(old.columns, new.columns):

        def reordered(relation: Relation) -> Relation:
            return replace(relation, columns=in_order(relation.columns, new.columns))

        yield ContractChange(
            Verb.REORDERED,
            f"relations.{old.name}.columns",
            ChangeClass.NEUTRAL,
            f'columns of relation "{old.name}" reordered',
            on_relation(old.name, reordered),
            old.place("columns"),
            new.place("columns"),
            subject=old.name,
        )


def _removed(relation: Name, column: Column) -> ContractChange:
    """A column that is gone; where the contract had announced it, no reader may still name it."""
    is_announced = column.rollout is Rollout.REMOVING

    def pruned(of: Relation) -> Relation:
        return replace(of, columns=without(of.columns, column.name))

    announced = " after rollout: removing" if is_announced else ""
    return ContractChange(
        Verb.REMOVED,
        f"relations.{relation}.columns.{column.name}",
        ChangeClass.NEUTRAL if is_announced else ChangeClass.READERS,
        f'column "{column.name}" of relation "{relation}" removed{announced}',
        on_relation(relation, pruned),
        column.span,
        subject=relation,
    )


def _added(old: Relation, new: Relation, column: Column) -> ContractChange:
    def extended(of: Relation) -> Relation:
        return replace(of, columns=having(of.columns, column.name, column, new.columns))

    rollout = f", rollout: {column.rollout.value}" if column.rollout is not Rollout.NONE else ""
    return ContractChange(
        Verb.ADDED,
        f"relations.{old.name}.columns.{column.name}",
        ChangeClass.ADDITIVE,
        f'column "{column.name}" of relation "{old.name}" added{rollout}',
        on_relation(old.name, extended),
        None,
        column.span,
        subject=old.name,
    )


class _Pair:
    """A column in both contracts."""

    def __init__(self, relation: Name, old: Column, new: Column) -> None:
        self.relation, self.old, self.new = relation, old, new
        self.column = f'column "{old.name}" of relation "{relation}"'

    def changes(self) -> Iterator[ContractChange]:
        old, new = self.old, self.new
        if old.type != new.type:
            yield self._retyped()
        elif old.modifier != new.modifier:
            yield self._modified()
        if old.rollout is not new.rollout:
            yield self._rollout()
        elif old.absent != new.absent:
            yield self._absent()
        if old.generated is not new.generated:
            yield self._generated()
        if _meaning(old.derived) != _meaning(new.derived):
            yield self._derived()
        if old.description != new.description:
            message = f"description of {self.column} changed"
            yield self._change("description", ChangeClass.NEUTRAL, message)
        if old.folded != new.folded:
            exact = "its exact name alone" if new.folded is None else "the folded name as well"
            message = f"{self.column} stands for {exact}"
            yield self._change("", ChangeClass.NEUTRAL, message, parts=("folded",))

    def _change(
        self,
        key: str,
        change_class: ChangeClass,
        message: str,
        hint: str | None = None,
        *,
        verb: Verb = Verb.CHANGED,
        parts: tuple[str, ...] = (),
    ) -> ContractChange:
        edited = {part: getattr(self.new, part) for part in parts or (key,)}
        below = f".{key}" if key else ""
        return ContractChange(
            verb,
            f"relations.{self.relation}.columns.{self.old.name}{below}",
            change_class,
            message,
            on_column(self.relation, self.old.name, partial(replace, **edited)),
            _place(self.old, key),
            _place(self.new, key),
            hint,
            subject=self.relation,
        )

    def _retyped(self) -> ContractChange:
        before, after = (format_type(one.type, one.modifier) for one in (self.old, self.new))
        message = f"{self.column} retyped from {before} to {after}"
        return self._change("type", ChangeClass.READERS, message, parts=("type", "modifier"))

    def _modified(self) -> ContractChange:
        """Another length or precision: what no longer fits stops apply, or is rounded.

        A type without one claims none: where NEW states it, the replicas may have had it before.
        """
        old, new = self.old.modifier, self.new.modifier
        before, after = (format_type(one.type, one.modifier) for one in (self.old, self.new))
        if old is None:
            what = "length" if self.old.type.bare in _OF_LENGTH else "precision"
            message = f"{what} of {self.column} now stated: {after}"
            return self._change("type", ChangeClass.NEUTRAL, message, NOW_STATED, parts=_MODIFIER)
        change_class, hint = ChangeClass.REPLICATION, "A longer value from the primary stops apply."
        if new is None:
            change_class, hint = ChangeClass.NEUTRAL, ""
        elif _takes_all(self.new, old):
            change_class, hint = ChangeClass.ADDITIVE, ""
        elif self.old.type.bare in _ROUNDED:
            hint = "Values are rounded on the replicas."
        message = f"{self.column} retyped from {before} to {after}"
        return self._change("type", change_class, message, hint or None, parts=_MODIFIER)

    def _rollout(self) -> ContractChange:
        old, new = self.old.rollout, self.new.rollout
        if new is Rollout.NONE:
            change_class, verb = ChangeClass.ADDITIVE, Verb.REMOVED
            message = f"{self.column} is on every replica: rollout: {old.value} removed"
        elif old is Rollout.NONE:
            change_class, verb = ChangeClass.READERS, Verb.ADDED
            message = f"{self.column} may be absent: rollout: {new.value}"
        else:
            change_class, verb = ChangeClass.NEUTRAL, Verb.CHANGED
            message = f"rollout of {self.column} changed from {old.value} to {new.value}"
        parts = ("rollout", "absent")
        return self._change("rollout", change_class, message, verb=verb, parts=parts)

    def _absent(self) -> ContractChange:
        old, new = self.old.absent, self.new.absent
        if old is None or new is None:
            word = "stated" if old is None else "no longer stated"
            change_class = ChangeClass.ADDITIVE if old is None else ChangeClass.NEUTRAL
            value = new if old is None else f"was {old}"
            verb = Verb.ADDED if old is None else Verb.REMOVED
            message = f"the value where {self.column} is absent {word}: {value}"
            return self._change("absent", change_class, message, verb=verb)
        message = f"the value where {self.column} is absent changed from {old} to {new}"
        hint = "Readers take the former value where the column is absent."
        return self._change("absent", ChangeClass.READERS, message, hint)

    def _generated(self) -> ContractChange:
        """Before PostgreSQL 18 no publication sends a generated column (CREATE PUBLICATION)."""
        if self.new.generated:
            message = f"generated of {self.column} now stated: yes"
            hint = f"{NOW_STATED} No publication sends it unless it says so (PostgreSQL 18)."
            verb = Verb.ADDED
            return self._change("generated", ChangeClass.NEUTRAL, message, hint, verb=verb)
        message = f"{self.column} is no longer generated on the primary"
        hint = "A replica where it is still generated refuses the values that are sent now."
        return self._change("generated", ChangeClass.REPLICATION, message, hint)

    def _derived(self) -> ContractChange:
        old, new = self.old.derived, self.new.derived
        if new is None or old is None:
            change_class = ChangeClass.UNGOVERNED if new is None else ChangeClass.ADDITIVE
            word = "no longer stated" if new is None else "stated"
            verb = Verb.REMOVED if new is None else Verb.ADDED
            message = f"how the primary keeps {self.column} {word}"
            return self._change("derived", change_class, message, verb=verb)
        if _seconds(new) > _seconds(old):
            bound = new.at_most or "unbounded"
            message = f"{self.column} may be staler: {bound}, was {old.at_most}"
            return self._change("derived", ChangeClass.READERS, message)
        lost = [one for one in old.from_ if one not in new.from_]
        change_class = ChangeClass.UNGOVERNED if lost else ChangeClass.NEUTRAL
        changed = ": " + ", ".join(f'"{one}" taken out' for one in lost) if lost else ""
        message = f"how the primary keeps {self.column} changed{changed}"
        return self._change("derived", change_class, message)


def _place(column: Column, key: str) -> Span:
    return column.derived.span if key == "derived" and column.derived else column.span


def _takes_all(column: Column, modifier: str) -> bool:
    """Whether all values of a length or precision fit that of a column unchanged."""
    digits, scale = _numbers(modifier)
    most, most_scale = _numbers(column.modifier or "")
    if column.type.bare in _BOUNDED:
        return most_scale >= scale and most - most_scale >= digits - scale
    return column.type.bare in _ROUNDED and most >= digits


def _numbers(modifier: str) -> tuple[int, int]:
    first, _, second = modifier.strip("()").partition(",")
    return int(first or 0), int(second or 0)


def _meaning(derived: Derived | None) -> object:
    return derived and (frozenset(derived.from_), derived.refreshed_by, derived.at_most)


def _seconds(derived: Derived) -> float:
    """How stale a column may be; infinite where no bound is given."""
    if derived.at_most is None:
        return float("inf")
    words = derived.at_most.split()
    amounts = zip(words[::2], words[1::2], strict=True)
    return sum(int(number) * _SECONDS[unit.removesuffix("s")] for number, unit in amounts)
