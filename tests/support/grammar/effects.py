"""What the linter reads a statement to change, in plain words: to be held against another reader's.

An effect is an action, what it is done to, and what tells it from others: ("add column",
"public.t", "c", "int4"). A type in `public` or `pg_catalog` stands without its schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from replicalint import changes as made
from replicalint.facts import Gap
from replicalint.name import Name
from replicalint.pgtype import PgType

Effect = tuple[str, ...]


def effects(changes: Iterable[made.Change]) -> list[Effect]:
    return sorted(effect for change in changes for effect in _effects(change))


def named(name: Name) -> str:
    return f"{name.schema}.{name.name}" if name.schema else name.name


def listed(names: Iterable[str] | None) -> str:
    """`(a, b)`; "as is" where none is written."""
    return "as is" if names is None else f"({', '.join(names)})"


def typed(one: PgType | None) -> str:
    if one is None:
        return "?"
    return of_public(named(one.name)) + ("[]" if one.is_array else "")


def of_public(text: str) -> str:
    """A type's name without the schema that a bare one is in."""
    return text.removeprefix("pg_catalog.").removeprefix("public.")


def flag(is_set: bool, word: str) -> str:
    return word if is_set else f"no {word}"


def _arguments(types: tuple[PgType | None, ...] | None) -> str:
    return listed(None if types is None else [typed(one) for one in types])


def _column(column: made.ColumnDefinition) -> Effect:
    has_value = column.default is not None or column.is_generated
    return (
        column.name,
        typed(column.type),
        flag(column.is_required, "not null"),
        flag(has_value, "value"),
    )


def _key(key: made.Key) -> Effect:
    of = named(key.references) if key.references else ""
    columns = () if key.kind == "exclude" else key.columns
    return key.kind, key.name or "", listed(columns), key.index or "", of


def _effects(change: made.Change) -> Iterator[Effect]:
    match change:
        case made.CreateTable(name, _, columns, keys, copies, is_temporary, may_exist):
            flags = flag(copies, "copies"), flag(is_temporary, "temp"), flag(may_exist, "if")
            yield "create table", named(name), *flags
            yield from (("column", named(name), *_column(column)) for column in columns)
            yield from (("key", named(name), *_key(key)) for key in keys)
            for column in change.names:
                yield "column", named(name), column, "?", "no not null", "no value"
        case made.AddColumn(relation, _, column, may_exist):
            yield "add column", named(relation), *_column(column), flag(may_exist, "if")
        case made.DropColumn(relation, _, column):
            yield "drop column", named(relation), column
        case made.RenameColumn(relation, _, column, to):
            yield "rename column", named(relation), column, to
        case made.RetypeColumn(relation, _, column, kind):
            yield "retype", named(relation), column, typed(kind)
        case made.RequireColumn(relation, _, column, is_required):
            yield "require", named(relation), column, flag(is_required, "not null")
        case made.DefaultColumn(relation, _, column, default):
            yield "default", named(relation), column, flag(default is not None, "default")
        case made.AddKey(relation, _, key):
            yield "key", named(relation), *_key(key)
        case made.DropConstraint(relation, _, constraint):
            yield "drop constraint", named(relation), constraint
        case made.SetReplicaIdentity(relation, _, identity):
            yield "replica identity", named(relation), identity
        case made.SetLogged(relation, _, is_logged):
            yield "logged", named(relation), flag(is_logged, "logged")
        case _:
            yield from _other_effects(change)


def _other_effects(change: made.Change) -> Iterator[Effect]:
    match change:
        case made.CreateIndex(relation, _, name, columns, is_unique, is_partial):
            flags = flag(is_unique, "unique"), flag(is_partial, "partial")
            yield "create index", named(relation), name or "", listed(columns), *flags
        case made.CreateView(name, _, kind):
            yield "create", kind, named(name)
        case made.CreateType(name, _, kind):
            yield "create", kind, named(name)
        case made.Drop(kind, name, _, arguments, relation, cascades):
            of = named(relation) if relation else ""
            yield "drop", kind, named(name), _arguments(arguments), of, flag(cascades, "cascade")
        case made.Rename(kind, name, _, to, arguments):
            yield "rename", kind, named(name), _arguments(arguments), named(to)
        case made.SetOwner(kind, name, _, arguments, owner):
            yield "owner", kind, named(name), _arguments(arguments), owner
        case made.AlterType(name, _, action, value):
            yield "alter type", named(name), action, value or ""
        case made.Truncate(relations, _, cascades):
            for relation, _ in relations:
                yield "truncate", named(relation), flag(cascades, "cascade")
        case made.Publish():
            yield from _published(change)
        case _:
            yield from _routine_effects(change)


def _published(change: made.Publish) -> Iterator[Effect]:
    all_tables = flag(change.has_all_tables, "all tables")
    operations = listed(change.operations)
    yield "publication", change.publication, change.action, all_tables, operations
    for table in change.tables:
        where = flag(table.is_filtered, "where")
        yield "publish", change.publication, named(table.name), listed(table.columns), where
    for schema in change.schemas:
        yield "publish schema", change.publication, schema


def _statements_in(change: made.CreateFunction) -> str:
    """How many statements the body has; "?" where one cannot be read."""
    if change.gaps or any(part.statement.of(Gap) for part in change.body):
        return "?"
    return str(len(change.body))


def _routine_effects(change: made.Change) -> Iterator[Effect]:
    match change:
        case made.CreateFunction(name, _, "aggregate"):
            yield "create", "aggregate", named(name)
        case made.CreateFunction():
            yield (
                "create",
                change.kind,
                named(change.name),
                _arguments(change.arguments),
                flag(change.replaces, "replace"),
                change.language,
                flag(change.is_definer, "definer"),
                listed(change.search_path),
            )
            if change.language == "sql":
                yield "body", named(change.name), _statements_in(change)
        case made.AlterFunction(name, _, arguments, is_definer, settings):
            definer = "" if is_definer is None else flag(is_definer, "definer")
            of_path = [one for one in settings if one.name in ("search_path", "")]
            path = of_path[-1].value if of_path else None
            lost = flag(bool(of_path) and path is None, "loses path")
            yield "alter", named(name), _arguments(arguments), definer, listed(path), lost
        case made.CreateTrigger(name, relation, _, function, events, tables):
            said = listed(sorted(set(events))), listed(sorted(tables))
            yield "create trigger", name, named(relation), named(function), *said
        case made.RenameTrigger(relation, _, trigger, to):
            yield "rename trigger", named(relation), trigger, to
        case made.SwitchTrigger(relation, _, trigger, state):
            yield "switch", named(relation), trigger or "all", flag(state != "disabled", "enabled")
        case made.Grant(_, is_grant, functions, schemas, roles, is_default):
            yield (
                flag(is_grant, "grant"),
                listed(sorted(f"{named(name)}{_arguments(types)}" for name, types in functions)),
                listed(schemas),
                listed(roles),
                flag(is_default, "default"),
            )
