"""A schema to a contract: which tables, with what of them, and what they need."""

from __future__ import annotations

from pathlib import Path
from random import Random
from re import fullmatch
from textwrap import dedent
from typing import Any

import pytest
from contract_values import contract_values, schema_values
from tool_folders import FOLDERS, expected, texts

from replicalint.contract import Contract
from replicalint.contract.load import read_contract
from replicalint.files.contracts import load_contract
from replicalint.files.document import read_document
from replicalint.name import Name
from replicalint.pulling import Pulled, PullError, Wanted, contract_of
from replicalint.pulling.patterns import patterns as patterns_of
from replicalint.schema import schema_of_dumps
from replicalint.schema_files import read_migrated
from replicalint.source import Source
from replicalint.writing import text_of

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "pulling"
ANY = Contract(Source("contract.yaml", ""), "any")


def pulled(sql: str, wanted: Wanted | None = None) -> Pulled:
    """What is pulled from the schema that SQL makes."""
    schema = schema_of_dumps([Source("schema.sql", sql)], ANY)
    assert schema.unread == ()
    return contract_of(schema.primary, wanted or Wanted("app"))


def relations(sql: str, wanted: Wanted | None = None) -> list[str]:
    """The names of the relations that are pulled."""
    return [str(name) for name in pulled(sql, wanted).contract.relations]


def said(sql: str, key: str, wanted: Wanted | None = None) -> Any:
    """What the pulled contract says under a key."""
    return contract_values(pulled(sql, wanted).contract)[key]


_SHOP = """
    CREATE TABLE public.orgs (id bigint PRIMARY KEY, name text NOT NULL UNIQUE);
    CREATE TABLE public.app_users (id int, email varchar(80), "Role" text);
    CREATE TABLE public."App_x" (id int);
    CREATE TABLE audit.log (id int);
    CREATE UNLOGGED TABLE public.app_cache (id int);
    CREATE VIEW public.names AS SELECT name FROM public.orgs;
"""


def test_without_a_choice_all_tables_that_can_be_replicated_are() -> None:
    assert relations(_SHOP) == ["audit.log", 'public."App_x"', "public.app_users", "public.orgs"]


@pytest.mark.parametrize(
    ("patterns", "names"),
    [
        ("public.app_*", ["public.app_users"]),
        ("public.app_*,public.orgs", ["public.app_users", "public.orgs"]),
        ("PUBLIC.ORGS", ["public.orgs"]),
        ('public."App_x"', ['public."App_x"']),
        ('"App"*', ['public."App_x"']),
        ("org?", ["public.orgs"]),
        ("*.log, orgs", ["audit.log", "public.orgs"]),
        ("*.*", ["audit.log", 'public."App_x"', "public.app_users", "public.orgs"]),
    ],
)
def test_patterns_are_those_of_psql(patterns: str, names: list[str]) -> None:
    assert relations(_SHOP, Wanted("app", tables=(patterns,))) == names


def test_wildcards_match_as_a_regular_expression_would() -> None:
    choose = Random(1)
    for _ in range(2000):
        written = "".join(choose.choices("ab*?", k=choose.randint(1, 7)))
        name = "".join(choose.choices("ab", k=choose.randint(0, 8)))
        meant = written.replace("*", ".*").replace("?", ".")
        (pattern,) = patterns_of((written,))
        assert pattern.covers(Name("public", name), ("public",)) == bool(fullmatch(meant, name))


@pytest.mark.parametrize(
    ("patterns", "mistakes"),
    [
        (
            "public.org",
            ['--tables: "public.org" names no table of the schema (Did you mean "public.orgs"?)'],
        ),
        ("log", ['--tables: "log" names no table of the schema (Did you mean "audit.log"?)']),
        (
            "names",
            ['--tables: "names" names "public.names", which is never replicated: it is a view'],
        ),
        ("a.b.c", ['--tables: expected a pattern of tables, found "a.b.c"']),
        ("orgs,,", ['--tables: expected a pattern of tables, found ""']),
    ],
)
def test_a_pattern_that_names_no_table_is_a_mistake(patterns: str, mistakes: list[str]) -> None:
    with pytest.raises(PullError) as error:
        relations(_SHOP, Wanted("app", tables=(patterns,)))
    assert [*error.value.mistakes] == mistakes


def test_a_relation_says_what_the_table_is_made_of() -> None:
    sql = """
        CREATE TABLE public.t (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            org int NOT NULL,
            email character varying(80),
            slug text COLLATE "C" UNIQUE,
            total numeric(10, 2) DEFAULT 0,
            twice int GENERATED ALWAYS AS (org * 2) STORED,
            UNIQUE (org, email),
            UNIQUE (total) DEFERRABLE
        );
        CREATE UNIQUE INDEX ON public.t (lower(email));
        CREATE UNIQUE INDEX ON public.t (org) WHERE email IS NULL;
        CREATE UNIQUE INDEX t_mail ON public.t (email, org);
        ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_mail;
    """
    relation = said(sql, "relations")["public.t"]
    types = {name: column["type"] for name, column in relation.pop("columns").items()}
    assert types == {
        "id": "int8",
        "org": "int4",
        "email": "varchar(80)",
        "slug": "text",
        "total": "numeric(10,2)",
        "twice": "int4",
    }
    assert relation == {
        "replica_identity": "index t_mail",
        "key": ("id",),
        "not_null": ("org",),
        "unique": (("org", "email"), ("slug",)),
        "partitioned": None,
    }


def test_a_key_that_is_deferrable_is_none() -> None:
    """No row is identified by it, and no query may group by it for its other columns."""
    sql = "CREATE TABLE public.t (id bigint PRIMARY KEY DEFERRABLE, name text);"
    relation = said(sql, "relations")["public.t"]
    assert (relation["key"], relation["not_null"]) == ((), ("id",))


def test_types_come_with_those_that_they_are_made_of() -> None:
    sql = """
        CREATE TYPE app.mood AS ENUM ('bad', 'good');
        CREATE TYPE app.pair AS (left_one app.mood, many text[]);
        CREATE DOMAIN app.code AS app.pair[];
        CREATE TYPE app.span AS RANGE (subtype = numeric);
        CREATE TYPE app.unused AS ENUM ('x');
        CREATE TABLE public.t (a app.code[], b app.spans);
        CREATE TABLE public.u (c app.spanmultirange, d app.span_multirange);
    """
    sql = sql.replace("app.spans", "app.span").replace("c app.spanmultirange, ", "")
    assert said(sql, "types") == {
        "app.code": {"enum": (), "composite": {}, "domain": "app.pair[]", "range": None},
        "app.mood": {"enum": ("bad", "good"), "composite": {}, "domain": None, "range": None},
        "app.pair": {
            "enum": (),
            "composite": {"left_one": "app.mood", "many": "text[]"},
            "domain": None,
            "range": None,
        },
        "app.span": {"enum": (), "composite": {}, "domain": None, "range": "numeric"},
    }


def test_a_publication_says_which_tables_and_columns() -> None:
    sql = """
        CREATE TABLE public.a (id int PRIMARY KEY, b text, c text);
        CREATE TABLE public.d (id int);
        CREATE TABLE public.e (id int);
        CREATE PUBLICATION p FOR TABLE public.a (id, c), public.d WHERE (id > 1);
    """
    found = pulled(sql)
    columns = {str(one.name): [*one.columns] for one in found.contract.relations.values()}
    assert columns == {"public.a": ["id", "c"], "public.d": ["id"]}
    assert found.comments == {
        "replica.search_path": "No ALTER DATABASE or ALTER ROLE sets search_path: "
        "this is PostgreSQL's default.",
        "relations": 'The tables of publication "p", the only one.',
        "relations.public.d": "The publication has a row filter: not all rows are replicated.",
    }
    with pytest.raises(PullError) as error:
        pulled(sql, Wanted("app", publication="q"))
    assert error.value.mistakes == ('the schema has no publication "q"',)


@pytest.mark.parametrize(
    ("root", "names"), [("true", ["public.e"]), ("false", ["public.e_1", "public.e_2"])]
)
def test_rows_of_partitions_go_by_the_names_that_the_publication_says(
    root: str, names: list[str]
) -> None:
    sql = f"""
        CREATE TABLE public.e (id int) PARTITION BY LIST (id);
        CREATE TABLE public.e_1 PARTITION OF public.e FOR VALUES IN (1);
        CREATE TABLE public.e_2 PARTITION OF public.e FOR VALUES IN (2);
        CREATE PUBLICATION p FOR TABLE public.e WITH (publish_via_partition_root = {root});
    """
    assert relations(sql) == names
    assert said(sql, "not_replicated") == {}  # a replica may be partitioned as well, or not


def test_what_expressions_and_indexes_depend_on_comes_along() -> None:
    sql = """
        CREATE EXTENSION pg_trgm;
        CREATE EXTENSION "uuid-ossp" WITH SCHEMA extensions;
        CREATE TYPE public.mood AS ENUM ('bad', 'good');
        CREATE FUNCTION public.new_id() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';
        CREATE FUNCTION public.old_id() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';
        CREATE FUNCTION public.is_ok(text, int = 3) RETURNS bool LANGUAGE sql AS 'SELECT true';
        CREATE FUNCTION public.is_ok(int) RETURNS boolean LANGUAGE sql AS 'SELECT true';
        CREATE FUNCTION public.slug(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
        CREATE FUNCTION public.first(anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1[1]';
        CREATE DOMAIN public.email AS text CHECK (public.slug(VALUE) <> '');
        CREATE SEQUENCE public.numbers;
        SET search_path = public;
        CREATE TABLE t (
            id uuid DEFAULT new_id() PRIMARY KEY,
            other uuid DEFAULT extensions.uuid_generate_v4(),
            number text DEFAULT ('N' || nextval('numbers')),
            mail email,
            state text CHECK (is_ok(state, 3) AND state::mood = 'good'),
            room int,
            tags text[] CHECK (first(tags) <> ''),
            during tstzrange,
            EXCLUDE USING gist (room WITH =, during WITH &&)
        );
        CREATE INDEX ON t USING gin (lower(state) gin_trgm_ops);
        CREATE INDEX ON t (slug(state));
        ALTER FUNCTION slug(text) RENAME TO made_short;
    """
    values = contract_values(pulled(sql).contract)
    assert values["functions"] == [
        "public.first",
        "public.is_ok(text, int4) returns bool",
        "public.made_short(text) returns text",
        "public.new_id() returns uuid",
    ]
    assert values["sequences"] == ["public.numbers"]
    assert values["extensions"] == ["btree_gist", "pg_trgm", "uuid-ossp"]
    assert [*values["types"]] == ["public.email", "public.mood"]
    assert values["not_replicated"] == {"public.old_id": ("function", None, None)}


@pytest.mark.parametrize(
    ("sql", "path", "comment"),
    [
        (
            "SELECT pg_catalog.set_config('search_path', '', false)",
            ("public",),
            "No ALTER DATABASE or ALTER ROLE sets search_path: this is PostgreSQL's default.",
        ),
        (
            """ALTER DATABASE "Shop" SET search_path TO "$user", 'app', public, app""",
            ("app", "public"),
            'Set by database "Shop".',
        ),
        ("ALTER ROLE reader SET search_path = ''", (), "Set by role reader."),
        (
            "ALTER ROLE all IN DATABASE shop SET search_path TO app; ALTER ROLE b SET SCHEMA 'app'",
            ("app",),
            "Set by database shop.",
        ),
        (
            "ALTER ROLE b IN DATABASE s SET search_path=batch; ALTER ROLE a SET search_path=app",
            ("app",),
            "DECIDE: set by role a, but not for all readers alike: role b in database s: batch",
        ),
        (
            "ALTER ROLE b SET search_path TO x; ALTER ROLE b RENAME TO c; ALTER ROLE c RESET ALL",
            ("public",),
            "No ALTER DATABASE or ALTER ROLE sets search_path: this is PostgreSQL's default.",
        ),
    ],
)
def test_the_search_path_is_the_one_that_sessions_begin_with(
    sql: str, path: tuple[str, ...], comment: str
) -> None:
    found = pulled(sql)
    assert found.contract.search_path == path
    assert found.comments["replica.search_path"] == comment


def test_what_is_not_replicated_stays_readable_at_four_hundred_names() -> None:
    sql = (FOLDER / "many_names.sql").read_text(encoding="utf-8")
    expected = (FOLDER / "many_names.txt").read_text(encoding="utf-8")
    contract = pulled(sql).contract
    lines = [f"{one.name} {one.kind}\n" for one in contract.not_replicated]
    assert "".join(lines) == expected


_KINDS = ("table", "table", "table", "view", "unlogged table", "function", "sequence")
_WORDS = ("a", "app", "user", "log", "x1", "seq", "Big")
_MADE = {
    "table": "CREATE TABLE {} ()",
    "view": "CREATE VIEW {} AS SELECT 1",
    "unlogged table": "CREATE UNLOGGED TABLE {} ()",
    "function": "CREATE FUNCTION {}() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "sequence": "CREATE SEQUENCE {}",
}


@pytest.mark.parametrize("seed", range(60))
def test_no_pattern_covers_what_is_replicated_or_of_another_kind(seed: int) -> None:
    choose = Random(seed)
    kinds: dict[Name, str] = {}
    for _ in range(choose.randint(5, 60)):
        words = "_".join(choose.choices(_WORDS, k=choose.randint(1, 4)))
        end = choose.choice(("", "", "_seq", "_id_seq", "_"))
        kinds.setdefault(
            Name(choose.choice(("public", "audit")), words + end), choose.choice(_KINDS)
        )
    chance = choose.choice((0, 0.1, 0.4))
    replicated = [n for n, kind in kinds.items() if kind == "table" and choose.random() < chance]
    sql = ";\n".join(_MADE[kind].format(name) for name, kind in kinds.items())
    if replicated:
        sql += f";\nCREATE PUBLICATION p FOR TABLE {', '.join(map(str, replicated))}"
    wanted = Wanted("app") if replicated else Wanted("app", existing=ANY)
    contract = pulled(sql, wanted).contract
    entries = {name: contract.not_replicated_entry(name) for name in kinds}
    assert {name: one.kind for name, one in entries.items() if one is not None} == {
        name: kind for name, kind in kinds.items() if name not in replicated
    }


def test_of_tables_that_no_migration_makes_the_contract_says_what_it_said() -> None:
    path = ROOT / "contracts" / "plugin-read-path.yaml"
    contract = load_contract(path)
    schema = read_migrated(ROOT / "sql" / "migrations", contract, ROOT)
    found = contract_of(schema.primary, Wanted(contract.name, existing=contract))
    assert schema_of(found.contract) == schema_of(contract)
    assert (found.comments, found.notes, schema.unread) == ({}, (), ())
    names = [one.name for one in contract.not_replicated]
    assert [one.name for one in found.contract.not_replicated] == names
    assert [one.applied_files for one in schema.migrations] == [1]


def test_what_the_contract_lists_and_the_schema_has_stays() -> None:
    sql = """
        CREATE TABLE public.t (id int);
        CREATE TYPE public.mood AS ENUM ('bad', 'good');
        CREATE TYPE public.other AS ENUM ('x');
        CREATE FUNCTION public.f(int) RETURNS text LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION public.f(text) RETURNS text LANGUAGE sql AS 'SELECT 1';
        CREATE SEQUENCE public.s;
        CREATE EXTENSION citext;
    """
    old = loaded("""
        replicalint: 1
        name: app
        relations: {public.t: {columns: {id: integer}}}
        types: {public.mood: {enum: [bad]}, public.gone: {}}
        functions: [public.f(integer), public.gone]
        sequences: [public.s, public.gone]
        extensions: [citext, hstore]
    """)
    values = contract_values(pulled(sql, Wanted("app", existing=old)).contract)
    assert [*values["types"]] == ["public.mood"]
    assert values["types"]["public.mood"]["enum"] == ("bad", "good")
    assert values["functions"] == ["public.f(int4) returns text"]
    assert (values["sequences"], values["extensions"]) == (["public.s"], ["citext"])
    assert values["not_replicated"] == {}


@pytest.mark.parametrize(
    ("other", "columns"), [("", ["id", "a"]), ("FOR TABLE public.t (b)", ["id", "a", "b"])]
)
def test_of_a_listed_table_the_columns_are_those_that_publications_send(
    other: str, columns: list[str]
) -> None:
    sql = f"""
        CREATE TABLE public.t (id int, a text, b text, c text);
        CREATE TABLE public.u (id int, a text);
        CREATE PUBLICATION p FOR TABLE public.t (id, a);
        CREATE PUBLICATION q {other};
    """
    old = loaded("""
        replicalint: 1
        name: app
        relations:
          public.t: {columns: {id: integer}}
          public.u: {columns: {id: integer}}
    """)
    found = pulled(sql, Wanted("app", existing=old)).contract.relations
    assert {str(name): [*one.columns] for name, one in found.items()} == {
        "public.t": columns,
        "public.u": ["id", "a"],
    }


def test_tables_that_a_contract_does_not_know_are_named_and_not_taken() -> None:
    sql = "".join(f"CREATE TABLE public.t{number} (id int);" for number in range(8))
    old = loaded("""
        replicalint: 1
        name: app
        relations:
          public.T1: {columns: {id: integer}}
          public.t2: {columns: {}}
        not_replicated: {public.t3: {kind: table}}
    """)
    found = pulled(sql, Wanted("app", existing=old))
    columns = {str(one.name): [*one.columns] for one in found.contract.relations.values()}
    assert columns == {"public.t1": ["id"], "public.t2": ["id"]}
    assert found.notes == (
        "not in the contract yet: public.t0, public.t4, public.t5, public.t6, public.t7; to take"
        ' one, move it from not_replicated to relations, with "columns: {}", and pull again',
    )


def test_what_is_out_of_sight_is_noted_once() -> None:
    sql = """
        CREATE TABLE public.t (id int, made text);
        CREATE TABLE public.u AS SELECT * FROM public.nowhere;
        CREATE FUNCTION public.make(text) RETURNS void LANGUAGE plpgsql AS
            $$BEGIN EXECUTE format('ALTER TABLE %I ADD COLUMN x int', $1); END$$;
        SELECT public.make('a');
        SELECT public.make('b');
    """
    assert pulled(sql).notes == (
        'relation "public.u" may have more columns: what it is made from is not known',
        'not analysed, and may change the schema: what function "public.make" runs is not seen',
    )


def test_types_that_a_branch_may_have_changed_are_noted() -> None:
    sql = """
        CREATE TYPE public.kind AS ENUM ('a');
        CREATE TYPE public.state AS ENUM ('a');
        CREATE TYPE public.unused AS ENUM ('a');
        CREATE TABLE public.t (id int, kind public.kind);
        DO $$BEGIN
            IF current_setting('server_version_num')::int > 120000 THEN
                ALTER TYPE public.kind ADD VALUE 'b';
                ALTER TYPE public.state ADD VALUE 'b';
                ALTER TYPE public.unused ADD VALUE 'b';
            END IF;
        END$$;
        DROP TYPE public.state;
        CREATE TYPE public.state AS ENUM ('a', 'c');
        ALTER TABLE public.t ADD COLUMN state public.state;
    """
    assert pulled(sql).notes == (
        'type "public.kind" may differ: it is changed in a branch of a block',
    )


def loaded(text: str) -> Contract:
    """The contract that a text is."""
    document = read_document(Source("app.yaml", dedent(text)))
    return read_contract(document.root, document.mistakes)


def schema_of(contract: Contract) -> Any:
    """What a contract says of a schema, without what people add to its columns."""
    values = dict(schema_values(contract))
    values.pop("registries")
    for relation in values["relations"].values():
        relation["columns"] = {name: column["type"] for name, column in relation["columns"].items()}
    return values


def test_what_is_pulled_from_awkward_names_loads() -> None:
    """As it is written: names, labels and types that need care, or that nothing makes."""
    contract = pulled((FOLDER / "awkward.sql").read_text(encoding="utf-8")).contract
    assert contract_values(loaded(text_of(contract, {}))) == contract_values(contract)


def test_what_psql_and_pg_dumpall_write_around_a_schema_is_no_part_of_it() -> None:
    found = pulled((FOLDER / "noise.sql").read_text(encoding="utf-8"))
    values = contract_values(found.contract)
    assert found.contract.postgres == 16
    assert (values["search_path"], values["extensions"]) == (("app", "public"), ["citext"])
    assert values["sequences"] == ["app.orders_id_seq"]
    (orders,) = values["relations"].values()
    types = {name: column["type"] for name, column in orders["columns"].items()}
    assert types == {"id": "int8", "email": "citext", "note": "text"}
    assert (orders["replica_identity"], orders["key"]) == ("full", ("id",))
    assert (orders["not_null"], orders["unique"]) == (("email",), (("email",),))
    assert values["not_replicated"] == {}
    assert found.comments["relations"] == 'The tables of publication "replicas", the only one.'


def test_a_schema_may_be_in_several_files() -> None:
    first = "SET search_path = app; CREATE TABLE app.a (id int); CREATE TEMP TABLE t (id int);"
    second = "CREATE TABLE b (id int); ALTER TABLE app.a ADD COLUMN c text;"
    files = [Source("one.sql", first), Source("two.sql", second)]
    contract = contract_of(schema_of_dumps(files, ANY).primary, Wanted("app")).contract
    columns = {str(one.name): [*one.columns] for one in contract.relations.values()}
    assert columns == {"app.a": ["id", "c"], "public.b": ["id"]}


def test_a_key_of_a_table_that_comes_later_is_said_with_its_place() -> None:
    sql = """CREATE UNIQUE INDEX ON public.orgs (id);
        ALTER TABLE public.orgs ADD PRIMARY KEY (id);
        CREATE TABLE public.orgs (id bigint);
        CREATE UNIQUE INDEX ON public.orgs (id);
    """
    schema = schema_of_dumps([Source("schema.sql", sql)], ANY)
    assert schema.unread == (
        'schema.sql:1: relation "public.orgs" does not exist yet',
        'schema.sql:2: relation "public.orgs" does not exist yet',
    )


def test_what_cannot_be_read_is_said_with_its_place() -> None:
    sql = "CREATE TABLE public.a (id int);\nCREATE TABLE public.b (id int,,);\nSELECT broken(;\n"
    schema = schema_of_dumps([Source("db/schema.sql", sql)], ANY)
    assert schema.unread == ('db/schema.sql:2: statement could not be parsed near ","',)
    empty = schema_of_dumps([Source("schema.sql", 'CREATE TABLE public.a ("" int);')], ANY)
    assert empty.unread == ('schema.sql:1: statement could not be parsed near """"',)
    many = schema_of_dumps([Source("schema.sql", "CREATE TABLE (;\n" * 8)], ANY)
    assert many.unread[5:] == ("and 3 more that could not be read",)


def test_an_old_dump_is_taken_as_one_of_the_oldest_version() -> None:
    found = pulled("-- Dumped from database version 9.6.24\nCREATE TABLE public.a (id int);")
    assert found.contract.postgres == 15
    assert found.notes == (
        "the schema is of PostgreSQL 9, older than 15, the oldest supported: taken as 15",
    )


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        ("FOR ALL TABLES", ["app.c", "public.a", "public.b"]),
        ("FOR TABLES IN SCHEMA app", ["app.c"]),
        ("FOR TABLE public.b, TABLES IN SCHEMA app", ["app.c", "public.b"]),
        ("FOR ALL TABLES EXCEPT (TABLE public.b)", ["app.c", "public.a"]),
    ],
)
def test_publications_of_all_kinds_are_read(clause: str, names: list[str]) -> None:
    sql = f"""
        CREATE TABLE public.a (id int);
        CREATE TABLE public.b (id int);
        CREATE TABLE app.c (id int);
        CREATE UNLOGGED TABLE app.d (id int);
        CREATE VIEW app.e AS SELECT 1;
        CREATE PUBLICATION p {clause};
        CREATE PUBLICATION supabase_realtime;
    """
    assert relations(sql) == names


def test_of_several_publications_a_person_decides() -> None:
    sql = """
        CREATE TABLE public.a (id int);
        CREATE TABLE public.b (id int);
        CREATE PUBLICATION p FOR TABLE public.a;
        CREATE PUBLICATION q FOR TABLE public.b;
    """
    assert relations(sql) == ["public.a", "public.b"]
    assert relations(sql, Wanted("app", publication="q")) == ["public.b"]
    assert (
        pulled(sql)
        .comments["relations"]
        .startswith('DECIDE: the schema does not say which of the publications "p", "q".')
    )


@pytest.mark.parametrize("tool", FOLDERS)
def test_the_migrations_of_each_tool_make_the_contract_of_what_it_runs(
    tool: str, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    for name, text in texts(tool).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    migrated = read_migrated(tmp_path, ANY, tmp_path)
    ran = schema_of_dumps([Source("expected.sql", expected(tool))], ANY)
    assert migrated.unread == ran.unread == ()
    found = (contract_of(one.primary, Wanted("app")) for one in (migrated, ran))
    of_migrations, of_statements = (contract_values(one.contract) for one in found)
    assert of_migrations == of_statements
    (entry,) = migrated.migrations
    assert entry.applied_through is not None
