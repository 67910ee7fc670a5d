"""What is written in place of a rename or of another type: expand first, contract in the end.

A column, a table or a label has one name on the primary, and rows are sent under it. So the new one
is made beside the old one and kept equal by a trigger, readers and writers move, and the old one
goes: as two migrations, each of which is then planned as any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import AlterType, Change, Rename, RenameColumn, RetypeColumn
from ..contract import Contract
from ..format_type import format_type
from ..history import Step
from ..history.sending import sends_column, sent_as
from ..name import Name, cut, quoted
from ..pgtype import fits
from ..primary import Primary, Table, TableColumn, TableIndex
from .labels import renamed_label
from .publications import named_by
from .steps import Expansion


def expansion(step: Step, contract: Contract, before: Primary, using: str = "") -> Expansion | None:
    """What to write in place of a statement; None where it can run, or cannot be replaced.

    What the migration has made itself, since the schema `before`, is as it will be from the start.
    `using` is the text of USING, of a column that gets another type.
    """
    if len(step.changes) != 1:
        return None
    change: Change = step.changes[0]
    primary = step.primary
    match change:
        case RenameColumn(name, column=column) | RetypeColumn(name, column=column):
            if not (_is_sent(before, contract, name) and column in before.tables[name].columns):
                return None
        case Rename("table", name):
            if not _is_sent(before, contract, name):
                return None
    match change:
        case RenameColumn(name, column=column, to=to) if _is_sent(primary, contract, name):
            table = primary.tables[name]
            if _is_movable(primary, contract, table, column) and to not in table.columns:
                return _column(table, table.columns[column], to, None, "")
        case RetypeColumn(name, column=column) if _is_sent(primary, contract, name):
            table = primary.tables[name]
            to = cut(f"{column}_new")
            is_new = to not in table.columns
            if is_new and _is_movable(primary, contract, table, column):
                return _retyped(table, table.columns[column], change, to, using)
        case Rename("table", name, to=to) if _is_sent(primary, contract, name):
            return _table(primary, contract, primary.tables[name], to)
        case AlterType(name, action="RENAME VALUE") if name in contract.types:
            return renamed_label(primary, change)
    return None


def _is_sent(primary: Primary, contract: Contract, name: Name) -> bool:
    return name in primary.tables and bool(sent_as(primary, contract, name))


def _is_movable(primary: Primary, contract: Contract, table: Table, column: str) -> bool:
    """Whether a column is one that another can take the place of: sent, and outside of all keys."""
    made = table.columns.get(column)
    if made is None or made.type is None or made.generated or made.identity or made.draws_from:
        return False
    if table.kind != "table" or table.is_partition or table.is_assumed:
        return False
    if not sends_column(primary, contract, table.name, column):
        return False
    if any(column in one.uses for one in table.columns.values()):
        return False
    of_keys = (one for one in table.indexes.values() if one.is_unique and column in one.uses)
    is_referenced = any(
        one.references == table.name and column in one.referenced_columns
        for other in primary.mentions.get(table.name, ())
        for one in primary.tables[other].constraints.values()
    )
    is_listed = any(True for _ in named_by(primary, table.name, column))
    return not (any(one.is_primary for one in of_keys) or is_referenced or is_listed)


def _keeps_values(column: TableColumn, change: RetypeColumn) -> bool:
    """Whether only the length changes: then there is an order, and nothing to replace."""
    if change.type is None or column.type != change.type or change.using is not None:
        return False
    before, after = column.modifier, change.modifier
    return fits(before, after) or fits(after, before)


def _trigger(table: Table, old: str, new: str) -> str:
    return cut(f"{table.name.name}_{old}_{new}")


def _column(
    table: Table, old: TableColumn, new: str, type_: str | None, value: str
) -> Expansion | None:
    """ADD COLUMN under the new name, kept equal in both directions."""
    assert old.type is not None
    name, was, now = table.name, quoted(old.name), quoted(new)
    function = Name(name.schema, _trigger(table, old.name, new))
    spelt = format_type(old.type, old.modifier or None)
    first = [
        f"ALTER TABLE {name} ADD COLUMN {now} {spelt};",
        _on_writes(
            name,
            function,
            f"""IF TG_OP = 'INSERT' THEN
        NEW.{now} := COALESCE(NEW.{now}, NEW.{was});
        NEW.{was} := NEW.{now};
    ELSIF NEW.{now} IS DISTINCT FROM OLD.{now} THEN
        NEW.{was} := NEW.{now};
    ELSE
        NEW.{now} := NEW.{was};
    END IF;""",
        ),
        f"UPDATE {name} SET {now} = {was} WHERE {now} IS DISTINCT FROM {was};",
        *_required(table, old, now),
        *_indexes(table, old.name, new),
    ]
    return Expansion(
        f'column "{old.name}" of {name} to "{new}"',
        "\n".join(first),
        "\n".join(_ended(table, function, old.name)),
        f'The application writes column "{new}" of {name} and no longer "{old.name}". Until then '
        f"a trigger keeps both equal.{_left(table, old)}",
    )


def _retyped(
    table: Table, old: TableColumn, change: RetypeColumn, new: str, using: str
) -> Expansion | None:
    """ADD COLUMN of the new type, filled from the old one as long as that is written."""
    if change.type is None or old.type is None or _keeps_values(old, change):
        return None
    name, was, now = table.name, quoted(old.name), quoted(new)
    function = Name(name.schema, _trigger(table, old.name, new))
    spelt = format_type(change.type, change.modifier or None)
    value = using or f"{was}::{spelt}"
    in_trigger = f"(SELECT {value} FROM (SELECT NEW.*) AS {quoted(name.name)})"
    first = [
        f"ALTER TABLE {name} ADD COLUMN {now} {spelt};",
        *([f"ALTER TABLE {name} ALTER COLUMN {was} DROP NOT NULL;"] if old.is_required else []),
        _on_writes(
            name,
            function,
            f"""IF TG_OP = 'INSERT' THEN
        NEW.{now} := COALESCE(NEW.{now}, {in_trigger});
    ELSIF NEW.{now} IS NOT DISTINCT FROM OLD.{now} THEN
        NEW.{now} := {in_trigger};
    END IF;""",
        ),
        f"UPDATE {name} SET {now} = {value};",
        *_required(table, old, now),
        *_indexes(table, old.name, new),
    ]
    return Expansion(
        f'column "{old.name}" of {name} to {spelt}, as "{new}"',
        "\n".join(first),
        "\n".join(_ended(table, function, old.name)),
        f'The application writes column "{new}" of {name} and no longer "{old.name}". Until then '
        f"a trigger fills it.{_left(table, old)}",
    )


def _on_writes(name: Name, function: Name, body: str) -> str:
    """A trigger that changes the rows that are written, and its function."""
    return f"""CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {body}
    RETURN NEW;
END
$$;
CREATE TRIGGER {quoted(function.name)} BEFORE INSERT OR UPDATE ON {name}
    FOR EACH ROW EXECUTE FUNCTION {function}();"""


def _left(table: Table, old: TableColumn) -> str:
    """What a column takes with it when it is dropped, and nothing here makes for the new one."""
    rules = [
        f"constraint {quoted(one.name)}"
        for one in table.constraints.values()
        if one.kind in ("check", "exclude", "foreign key") and old.name in one.columns
    ]
    rules += [
        f"index {quoted(one.name)}"
        for one in table.indexes.values()
        if old.name in one.uses and not _is_plain(one)
    ]
    what = [*(["its default"] if old.has_default else []), *rules]
    if not what:
        return ""
    return f" What goes with the old column, make for the new one now: {', '.join(what)}."


def _is_plain(index: TableIndex) -> bool:
    return bool(index.columns) and not index.is_partial and not index.others


def _required(table: Table, old: TableColumn, now: str) -> Iterator[str]:
    if old.is_required:
        yield f"ALTER TABLE {table.name} ALTER COLUMN {now} SET NOT NULL;"


def _indexes(table: Table, old: str, new: str) -> Iterator[str]:
    """The indexes of the old column for the new one, as far as they are of plain columns."""
    for index in table.indexes.values():
        if old in index.uses and _is_plain(index):
            names = (new if one == old else one for one in index.columns or ())
            unique = "UNIQUE " if index.is_unique else ""
            yield f"CREATE {unique}INDEX ON {table.name} ({', '.join(map(quoted, names))});"


def _ended(table: Table, function: Name, old: str) -> Iterator[str]:
    yield f"DROP TRIGGER {quoted(function.name)} ON {table.name};"
    yield f"DROP FUNCTION {function}();"
    yield f"ALTER TABLE {table.name} DROP COLUMN {quoted(old)};"


# -- tables ----------------------------------------------------------------------------------------


def _table(primary: Primary, contract: Contract, table: Table, to: Name) -> Expansion | None:
    """CREATE TABLE under the new name, to which each change of the old one is copied."""
    key = next((one for one in table.indexes.values() if one.is_primary and one.columns), None)
    is_plain = table.kind == "table" and not (table.is_partition or table.is_assumed)
    is_referenced = any(
        one.references == table.name
        for other in primary.mentions.get(table.name, ())
        for one in primary.tables[other].constraints.values()
    )
    if key is None or not is_plain or is_referenced or to in primary.tables:
        return None
    name = table.name
    columns = [quoted(one.name) for one in table.columns.values() if one.generated is None]
    listed, values = ", ".join(columns), ", ".join(f"NEW.{one}" for one in columns)
    found = " AND ".join(f"t.{quoted(one)} = OLD.{quoted(one)}" for one in key.columns or ())
    function = Name(name.schema, cut(f"{name.name}_to_{to.name}"))
    published = "".join(
        f"ALTER PUBLICATION {quoted(one.name)} ADD TABLE {to};\n"
        for one in primary.publications.values()
        if name in one.tables and to.schema not in one.schemas
    )
    given = "OVERRIDING SYSTEM VALUE " if any(
        one.identity == "always" for one in table.columns.values()
    ) else ""  # fmt: skip
    first = f"""CREATE TABLE {to} (LIKE {name} INCLUDING ALL);
{published}CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM {to} AS t WHERE {found};
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO {to} ({listed}) {given}VALUES ({values});
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER {quoted(function.name)} AFTER INSERT OR UPDATE OR DELETE ON {name}
    FOR EACH ROW EXECUTE FUNCTION {function}();
INSERT INTO {to} ({listed}) {given}SELECT {listed} FROM {name} ON CONFLICT DO NOTHING;"""
    last = (
        f"DROP TRIGGER {quoted(function.name)} ON {name};\nDROP FUNCTION {function}();\n"
        f"DROP TABLE {name};"
    )
    return Expansion(
        f"{name} to {to}",
        first,
        last,
        f"The application writes {to} and no longer {name}. Until then a trigger copies each "
        "change. Make foreign keys and triggers of the old table for the new one as well.",
    )
