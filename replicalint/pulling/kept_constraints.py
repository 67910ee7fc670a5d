"""What a contract says of the rows of a table, where a schema says it anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from ..contract import Relation

_Columns = tuple[str, ...] | None


def with_constraints(
    old: Relation, new: Relation, written: Mapping[str, str], staying: Collection[str]
) -> Relation:
    """The relation that a schema has, with its name and its constraints in the old one's words.

    `written` are the old names of the new one's columns. What the old one says of columns that are
    `staying`, which the schema does not have, stays with them.
    """
    columns = {*written.values(), *staying}
    key = old.key if new.key is None else _as_before(old.key, _renamed(new.key, written))
    if key is not None and not columns.issuperset(key):
        key = None
    is_plain = new.partitioned is None and not old.partitioned  # which may be said or not
    return replace(
        new,
        name=old.name,
        folded=old.folded,
        key=key,
        not_null=_not_null(old, new, written, {*(key or ()), *staying}),
        unique=_unique(old, new, written, staying),
        partitioned=old.partitioned if is_plain else new.partitioned,
    )


def _not_null(
    old: Relation, new: Relation, written: Mapping[str, str], others: Collection[str]
) -> _Columns:
    """The columns that are not null; of `others`, those that were listed."""
    if new.not_null is None:
        known = {*written.values(), *others}
        return None if old.not_null is None else tuple(x for x in old.not_null if x in known)
    required = _renamed(new.not_null, written)
    before = [one for one in old.not_null or () if one in required or one in others]
    return (*before, *(one for one in required if one not in before))


def _unique(
    old: Relation, new: Relation, written: Mapping[str, str], staying: Collection[str]
) -> tuple[tuple[str, ...], ...] | None:
    known = {*written.values(), *staying}
    if new.unique is None:
        return None if old.unique is None else tuple(x for x in old.unique if known.issuperset(x))
    sets = [_renamed(one, written) for one in new.unique]
    before = [
        one
        for one in old.unique or ()
        if any({*one} == {*other} for other in sets)
        or (known.issuperset(one) and any(column in staying for column in one))
    ]
    others = (one for one in sets if not any({*one} == {*other} for other in before))
    return (*before, *others)


def _renamed(columns: Sequence[str], written: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(written[one] for one in columns)


def _as_before(old: _Columns, new: tuple[str, ...]) -> tuple[str, ...]:
    """The columns in the order that they had."""
    return old if old is not None and {*old} == {*new} else new
