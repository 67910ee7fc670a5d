"""By what the replicas find rows: the replica identity and the primary key of a table."""

from __future__ import annotations

from ..changes import SetReplicaIdentity
from ..history.identity import Identity, identity
from ..name import Name, quoted
from ..pgtype import built_in
from ..primary import Table, TableIndex
from ..writing import names_entry, relation_path, scalar
from .stage import Stage
from .steps import ContractEdit, Phase

# Types without an operator = of a btree or hash class: rows with them cannot be compared whole
# (execReplication.c, tuples_equal).
_NOT_COMPARED = frozenset(
    map(built_in, ("json", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle"))
)


def key_steps(stage: Stage, name: Name) -> None:
    """The steps for the replica identity of a table that the replicas have before and after.

    A replica looks for a row by its own identity, else by its primary key, and stops where a column
    of that is not sent as key (proto/relation.c, logicalrep_rel_mark_updatable). Rows of a table
    with REPLICA IDENTITY FULL are found by any: so the primary is widened to it in between.
    """
    old, new = stage.table(stage.before, name), stage.table(stage.after, name)
    was, now = identity(old), identity(new)
    place = stage.place(name)
    if (was, old.identity) == (now, new.identity) and _key(old) == _key(new):
        return
    if not now.is_usable:
        if was.is_usable and all(one.span != place for one in stage.unordered):
            stage.refuse(
                place,
                f"{name} is left without a replica identity: the primary would refuse UPDATE and "
                "DELETE",
                "Give it another key, or REPLICA IDENTITY FULL.",
            )
        return
    key = _key(new)
    wanted = (key.columns if key is not None else ()) if now.is_full else now.columns
    looked_for = _looked_for(stage, name, old, was)
    is_found = now.is_full or (looked_for is not None and {*looked_for} <= {*(wanted or ())})
    if wanted is None:
        stage.refuse(place, f"the columns of the replica identity of {name} are not known")
    elif not (is_found and _columns(old) == _columns(new)):
        if looked_for is None and was.is_usable and not was.is_full:
            stage.refuse(place, f"by which columns the replicas of {name} find rows is not known")
            return
        _bridged(stage, name, old, new, was, wanted)
    _edit_key(stage, name, old, new)


def _columns(table: Table) -> tuple[str, ...] | None:
    """The columns of the primary key."""
    key = _key(table)
    return None if key is None else key.columns


def _key(table: Table) -> TableIndex | None:
    return next((one for one in table.indexes.values() if one.is_primary), None)


def _looked_for(stage: Stage, name: Name, old: Table, was: Identity) -> tuple[str, ...] | None:
    """The columns by which the replicas find rows; None where there are none, or not known."""
    if old.identity.startswith("index ") and was.columns:
        return was.columns
    relation = stage.relation(name)
    if relation is not None and relation.key is not None:
        return relation.key or None
    key = _key(old)
    return key.columns if key is not None else None


def _bridged(
    stage: Stage, name: Name, old: Table, new: Table, was: Identity, wanted: tuple[str, ...]
) -> None:
    """The primary sends whole rows while the replicas change what they look for."""
    place = stage.place(name)
    odd = [one for one in new.columns.values() if one.type and one.type.bare in _NOT_COMPARED]
    if odd:
        stage.refuse(
            place,
            f'column "{odd[0].name}" of {name} is of a type without equality: its rows cannot be '
            "found by REPLICA IDENTITY FULL while the replicas change their key",
        )
        return
    unsent = [one for one in old.columns if one not in stage.columns(stage.before, name)]
    if unsent and not was.is_full:
        stage.refuse(
            place,
            f'column "{unsent[0]}" of {name} is not sent: the primary would refuse UPDATE and '
            "DELETE with REPLICA IDENTITY FULL, which the replicas need while they change their "
            "key",
        )
        return
    is_full = new.identity == "full"
    is_explicit = not is_full and any(True for _ in stage.changing(SetReplicaIdentity, name))
    is_ready = bool(wanted) and _is_unique(old, wanted)
    if is_explicit and not is_ready:
        stage.refuse(
            place,
            f"the replicas of {name} cannot have the new key before the primary has it, and cannot "
            "follow without it from this statement on",
            "Make the key in one migration, and set the replica identity in the next.",
        )
        return
    if not was.is_full:
        stage.add(
            Phase.WIDEN,
            f"Send whole rows of {name}",
            "By whole rows the replicas find rows whatever their key is, though more slowly.",
            f"ALTER TABLE {name} REPLICA IDENTITY FULL;",
            span=place,
        )
    before = _key(old)
    drops = [] if before is None else _without_key(name, before)
    is_moved = _columns(new) != _columns(old)
    if is_ready:
        stage.add(
            Phase.PREPARE,
            f"Let the replicas find rows of {name} by {', '.join(wanted)}",
            "They look for rows by a key of their own, all of which must be sent.",
            *(drops if is_moved else ()),
            *_identified(stage, name, new, wanted),
            span=place,
        )
    else:
        if drops and is_moved:
            stage.add(
                Phase.PREPARE,
                f"Drop the primary key of {name}",
                "The primary is about to take rows that it forbids.",
                *drops,
                span=place,
            )
        if wanted:
            stage.add(
                Phase.FINISH,
                f"Let the replicas find rows of {name} by {', '.join(wanted)}",
                "Until the primary enforces the new key, and every replica has applied what came "
                "before, equal rows may come.",
                *_identified(stage, name, new, wanted),
                span=place,
            )
    if not is_explicit and not is_full and not was.is_full:
        stage.add(
            Phase.NARROW,
            f"Send the key of {name} alone again",
            "Every replica finds rows by it now.",
            f"ALTER TABLE {name} REPLICA IDENTITY {_words(new.identity)};",
            span=place,
        )


def _is_unique(table: Table, columns: tuple[str, ...]) -> bool:
    """Whether rows were told apart by some of these columns, none of them null, before."""
    return any(
        one.is_unique
        and one.is_valid
        and not one.is_partial
        and bool(one.columns)
        and {*(one.columns or ())} <= {*columns}
        for one in table.indexes.values()
    ) and all(column in table.columns and table.columns[column].is_required for column in columns)


def _identified(stage: Stage, name: Name, new: Table, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """What gives the replica's table the identity of the primary's."""
    key = _key(new)
    is_moved = _columns(new) != _columns(stage.table(stage.before, name))
    if not new.identity.startswith("index "):
        return (
            *(_with_key(name, key) if key is not None and is_moved else ()),
            f"ALTER TABLE {name} REPLICA IDENTITY DEFAULT;",
        )
    chosen = new.identity.removeprefix("index ")
    columns = ", ".join(map(quoted, wanted))
    required = [
        f"ALTER TABLE {name} ALTER COLUMN {quoted(column)} SET NOT NULL;" for column in wanted
    ]
    return (
        *required,
        f"CREATE UNIQUE INDEX IF NOT EXISTS {quoted(chosen)} ON {name} ({columns});",
        f"ALTER TABLE {name} REPLICA IDENTITY USING INDEX {quoted(chosen)};",
        *(_with_key(name, key) if key is not None and is_moved else ()),
    )


def _without_key(name: Name, key: TableIndex) -> tuple[str, ...]:
    return (f"ALTER TABLE {name} DROP CONSTRAINT IF EXISTS {quoted(key.name)};",)


def _with_key(name: Name, key: TableIndex) -> tuple[str, ...]:
    columns = ", ".join(map(quoted, key.columns or ()))
    made = quoted(key.name)
    drop = f"ALTER TABLE {name} DROP CONSTRAINT IF EXISTS {made};"
    return (drop, f"ALTER TABLE {name} ADD CONSTRAINT {made} PRIMARY KEY ({columns});")


def _words(identity_: str) -> str:
    kind, _, index = identity_.partition(" ")
    return f"USING INDEX {quoted(index)}" if kind == "index" else kind.upper()


def _edit_key(stage: Stage, name: Name, old: Table, new: Table) -> None:
    """What the contract says of the key and of the identity, where it says it."""
    relation = stage.relation(name)
    if relation is None:
        return
    key = _key(new)
    edits: list[ContractEdit] = []
    path = relation_path(name)
    if relation.key and key != _key(old):
        stage.add(
            Phase.MARK,
            f"Leave the key of {name} unsaid",
            "It is not the same on all replicas while they change it.",
            edits=(ContractEdit((*path, "key"), None),),
            span=stage.place(name),
        )
    columns = key.columns if key is not None else ()
    if relation.key is not None and columns is not None and relation.key != columns:
        edits.append(ContractEdit((*path, "key"), names_entry(columns)))
    if relation.replica_identity not in (None, new.identity):
        edits.append(ContractEdit((*path, "replica_identity"), scalar(new.identity)))
    if edits:
        stage.add(
            Phase.SETTLE,
            f"Say how rows of {name} are found",
            "Every replica finds them so now.",
            edits=tuple(edits),
            span=stage.place(name),
        )
