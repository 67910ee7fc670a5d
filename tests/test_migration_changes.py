"""What a migration's statements are read into: the changes with their places."""

from __future__ import annotations

import pytest
from marks import REFERENCE

from replicalint.changes import (
    AddColumn,
    AlterConstraint,
    AlterFunction,
    AlterType,
    Assignment,
    Call,
    Change,
    ColumnDefinition,
    ColumnValue,
    Constant,
    CreateFunction,
    CreateIndex,
    CreateTable,
    CreateTrigger,
    DefaultColumn,
    DropColumn,
    FunctionSetting,
    Grant,
    Insert,
    Key,
    Operation,
    Publish,
    PublishedTable,
    RequireColumn,
    SetReplicaIdentity,
    Truncate,
    Update,
)
from replicalint.facts import Gap
from replicalint.name import Name
from replicalint.pgtype import INT4, INT8, NUMERIC, TEXT, PgType, built_in
from replicalint.replay import migration
from replicalint.source import Fragment, Source, Span

ORGS = Name("public", "orgs")
F = Name("public", "f")


class Text:
    """A migration, and the places in it."""

    def __init__(self, sql: str) -> None:
        self.source = Source("migration.sql", sql)

    def changes(self) -> tuple[Change, ...]:
        fragment = Fragment.of(self.source)
        steps = migration([fragment], REFERENCE)
        assert [gap.reason for step in steps for gap in step.statement.of(Gap)] == []
        return tuple(change for step in steps for change in step.changes)

    def at(self, text: str, number: int = 0) -> Span:
        """The place of a text that stands there once, or several times."""
        start = -1
        for _ in range(number + 1):
            start = self.source.text.index(text, start + 1)
        return Span(self.source, start, start + len(text))

    def name(self, name: str, after: str) -> Span:
        """The place of a name before a text."""
        start = self.at(f" {name}{after}").start + 1
        return Span(self.source, start, start + len(name))


def test_create_table_has_columns_and_keys() -> None:
    text = Text(
        'CREATE UNLOGGED TABLE IF NOT EXISTS "Sales" (\n'
        "    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT sales_key PRIMARY KEY,\n"
        "    org uuid NOT NULL REFERENCES orgs ON DELETE CASCADE,\n"
        "    total numeric(10, 2) DEFAULT 0 CHECK (total >= 0),\n"
        "    at timestamp with time zone DEFAULT now() NOT NULL,\n"
        "    UNIQUE (org, at),\n"
        "    FOREIGN KEY (org) REFERENCES public.orgs (id)\n"
        ") WITH (fillfactor = 70)"
    )
    columns = (
        ColumnDefinition("id", text.at("id"), INT8, True, None, True, identity="always"),
        ColumnDefinition("org", text.at("org"), built_in("uuid"), True),
        ColumnDefinition(
            "total", text.at("total"), NUMERIC, False, Constant("number", "0"), modifier="(10,2)"
        ),
        ColumnDefinition(
            "at", text.name("at", " time"), built_in("timestamptz"), True, Call(Name("", "now"))
        ),
    )
    keys = (
        Key("sales_key", "primary key", text.at("id"), ("id",)),
        Key(
            None,
            "foreign key",
            text.at("org"),
            ("org",),
            references=ORGS,
            actions=("simple", "cascade", "no action"),
        ),
        Key(
            None,
            "check",
            text.at("total"),
            words=("total", ">=", "0"),
            condition=Operation(">=", (ColumnValue("total"), Constant("number", "0"))),
        ),
        Key(None, "unique", text.at("UNIQUE"), ("org", "at")),
        Key(
            None,
            "foreign key",
            text.at("FOREIGN"),
            ("org",),
            references=ORGS,
            referenced_columns=("id",),
            actions=("simple", "no action", "no action"),
        ),
    )
    name = Name("public", "Sales")
    expected = CreateTable(
        name, text.at('"Sales"'), columns, keys, may_exist=True, persistence="unlogged"
    )
    assert text.changes() == (expected,)


def test_alter_table_has_every_action_when_postgresql_takes_it() -> None:
    text = Text(
        "ALTER TABLE IF EXISTS ONLY public.orgs\n"
        "  ADD COLUMN IF NOT EXISTS plan text DEFAULT 'a, b' NOT NULL,\n"
        "  DROP IF EXISTS name RESTRICT,\n"
        "  ALTER customer_id SET NOT NULL,\n"
        "  ALTER COLUMN created_at DROP DEFAULT,\n"
        "  REPLICA IDENTITY USING INDEX orgs_key,\n"
        "  ENABLE ROW LEVEL SECURITY, SET (fillfactor = 70), VALIDATE CONSTRAINT a"
    )
    last = Span(text.source, len(text.source.text) - 1, len(text.source.text))
    plan = ColumnDefinition("plan", text.at("plan"), TEXT, True, Constant("string", "a, b"))
    assert text.changes() == (
        DropColumn(ORGS, text.at("name"), "name", is_only=True, may_miss=True),
        DefaultColumn(ORGS, text.at("created_at"), "created_at", None, is_only=True),
        AddColumn(ORGS, text.at("plan"), plan, may_exist=True, is_only=True),
        RequireColumn(ORGS, text.at("customer_id"), "customer_id", is_only=True),
        SetReplicaIdentity(
            ORGS, text.at("REPLICA IDENTITY USING INDEX orgs_key"), "index orgs_key"
        ),
        AlterConstraint(ORGS, last, "a", is_validated=True),
    )


@pytest.mark.parametrize(
    ("sql", "name", "columns", "parts"),
    [
        (
            "CREATE INDEX ON orgs USING btree (name DESC, lower(name))",
            None,
            ("name",),
            ("name", "lower"),
        ),
        ("CREATE UNIQUE INDEX CONCURRENTLY i ON public.orgs (id)", "i", ("id",), ("id",)),
        ("CREATE INDEX IF NOT EXISTS i ON orgs (id) WHERE name = ''", "i", ("id",), ("id",)),
    ],
)
def test_an_index_has_its_plain_columns(
    sql: str, name: str | None, columns: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    text = Text(sql)
    span = text.at("INDEX") if name is None else text.name(name, " ON")
    (made,) = text.changes()
    assert isinstance(made, CreateIndex)
    assert (made.relation, made.span, made.name) == (ORGS, span, name)
    assert (made.columns, made.parts) == (columns, parts)
    assert (made.is_unique, made.is_partial) == ("UNIQUE" in sql, "WHERE" in sql)
    assert made.may_exist == ("IF NOT" in sql)


@pytest.mark.parametrize(
    "attributes",
    [
        "LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$ SELECT 1 $$",
        "AS $$ SELECT 1 $$ SET \"search_path\" TO '' EXTERNAL SECURITY DEFINER LANGUAGE 'sql'",
        "SECURITY DEFINER SET search_path TO '' SET work_mem = 5 BEGIN ATOMIC SELECT 1; END",
        "STABLE SET search_path = '' SECURITY DEFINER RETURN 1",
    ],
)
def test_a_function_has_its_attributes_in_any_order(attributes: str) -> None:
    text = Text(
        "CREATE OR REPLACE FUNCTION public.f(IN a int, b text[] DEFAULT '{}', OUT c int,"
        f" d OUT int, VARIADIC orgs[]) RETURNS SETOF record {attributes}"
    )
    (created,) = text.changes()
    assert isinstance(created, CreateFunction)
    assert (created.name, created.span) == (F, text.at("public.f"))
    assert created.arguments == (INT4, TEXT.array, PgType(ORGS, True))
    assert (created.replaces, created.language) == (True, "sql")
    assert (created.is_definer, created.search_path) == (True, ())
    assert [part.statement.kind for part in created.body] == ["SELECT"]


def test_what_is_said_of_a_function_afterwards() -> None:
    text = Text(
        'ALTER FUNCTION f(a integer, text) SECURITY INVOKER SET search_path = a, "$user";\n'
        "REVOKE ALL PRIVILEGES ON FUNCTION f(int), g FROM PUBLIC, anon CASCADE;\n"
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, audit TO service_role;\n"
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO anon;\n"
        "ALTER DEFAULT PRIVILEGES FOR ROLE a IN SCHEMA public"
        " REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;"
    )
    g = Name("public", "g")
    path = FunctionSetting("search_path", ("a", "$user"))
    assert text.changes() == (
        AlterFunction(F, text.name("f", "("), (INT4, TEXT), False, (path,)),
        Grant(text.at("REVOKE"), False, ((F, (INT4,)), (g, None)), (), ("public", "anon")),
        Grant(
            text.at("GRANT"),
            True,
            (),
            ("public", "audit"),
            ("service_role",),
            kinds=("function", "aggregate"),
        ),
        Grant(text.at("REVOKE", 1), False, (), ("public",), ("public",), True, creators=("a",)),
    )


def test_a_trigger_has_its_events_function_and_transition_tables() -> None:
    text = Text(
        "CREATE CONSTRAINT TRIGGER t AFTER INSERT OR UPDATE OF name, id ON orgs\n"
        "REFERENCING OLD TABLE before NEW TABLE AS after FOR EACH STATEMENT\n"
        "WHEN (true) EXECUTE PROCEDURE f('a')"
    )
    events, tables = ("insert", "update"), ("before", "after")
    used = ("name", "id", "true")
    trigger = CreateTrigger("t", ORGS, text.name("t", " AFTER"), F, events, tables, used=used)
    assert text.changes() == (trigger,)


def test_types_publications_and_truncate() -> None:
    text = Text(
        "ALTER TYPE stripe_status ADD VALUE IF NOT EXISTS 'on hold' AFTER 'failed';\n"
        "ALTER PUBLICATION p ADD TABLE ONLY orgs (id, name) WHERE (id IS NOT NULL), TABLE apps,"
        " TABLES IN SCHEMA audit;\n"
        "CREATE PUBLICATION q FOR ALL TABLES"
        " WITH (publish_via_partition_root, publish = 'insert,delete');\n"
        "TRUNCATE TABLE ONLY orgs, public.apps RESTART IDENTITY CASCADE"
    )
    orgs = PublishedTable(
        ORGS, text.at("orgs"), ("id", "name"), True, True, ("id", "is", "not", "null")
    )
    apps = Name("public", "apps")
    assert text.changes() == (
        AlterType(
            Name("public", "stripe_status"),
            text.at("stripe_status"),
            "ADD VALUE",
            "on hold",
            neighbour="failed",
            may_exist=True,
        ),
        Publish(
            "p",
            text.name("p", " ADD"),
            "add",
            (orgs, PublishedTable(apps, text.at("apps"))),
            ("audit",),
        ),
        Publish(
            "q",
            text.name("q", " FOR"),
            "create",
            has_all_tables=True,
            operations=("insert", "delete"),
            via_root=True,
        ),
        Truncate(
            ((ORGS, text.at("orgs", 1)), (apps, text.at("public.apps"))), text.at("TRUNCATE"), True
        ),
    )


def test_rows_are_changed_wherever_the_statement_stands() -> None:
    text = Text(
        "WITH new AS (INSERT INTO orgs (name) VALUES ('a''b') RETURNING id)\n"
        "UPDATE orgs AS o SET (name, customer_id) = (upper(o.name), 'x')\n"
        "FROM new WHERE new.id = o.id AND NOT (o.name = 'A' OR o.id IS NULL) RETURNING o.id"
    )
    where = Operation(
        "and",
        (
            Operation("=", (ColumnValue("id", "new"), ColumnValue("id"))),
            Operation(
                "not",
                (
                    Operation(
                        "or",
                        (
                            Operation("=", (ColumnValue("name"), Constant("string", "A"))),
                            Operation("is null", (ColumnValue("id"),)),
                        ),
                    ),
                ),
            ),
        ),
    )
    insert, update = text.changes()
    written = ((Constant("string", "a'b"),),)
    assert insert == Insert(ORGS, text.at("orgs"), ("name",), written)
    assert isinstance(update, Update)
    assert (update.relation, update.span, update.alias) == (ORGS, text.at("orgs", 1), "o")
    assert update.assignments == (
        Assignment("name", Call(Name("", "upper"), (ColumnValue("name"),)), "upper(o.name)"),
        Assignment("customer_id", Constant("string", "x"), "'x'"),
    )
    assert update.where == where
