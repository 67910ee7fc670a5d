"""A schema as `pg_dump --schema-only` writes it, of any number of statements.

The kinds of statements, the columns of a table and what stands behind them have the proportions
that the `structure.sql` of five public projects has: of a hundred objects 40 are indexes, 12
tables, 12 foreign keys, and each table has some ten columns. The same size gives the same text.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_HEAD = """\
--
-- PostgreSQL database dump
--

-- Dumped from database version 17.2
-- Dumped by pg_dump version 17.2

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
"""
_TAIL = """
--
-- PostgreSQL database dump complete
--
"""
_NOUNS = (
    "account app audit branch build channel charge comment credit device event export file grant "
    "group import invoice issue job label link member message note order owner page plan price "
    "project quota release report review role run service session setting stage step tag task team "
    "token usage user version vote webhook window"
).split()
# How often of a hundred a column is of a type, with its default where it has one.
_COLUMNS = (
    (24, "bigint", None),
    (18, "character varying", "'x'::character varying"),
    (4, "character varying(255)", None),
    (14, "text", None),
    (14, "timestamp with time zone", "now()"),
    (6, "timestamp without time zone", "CURRENT_TIMESTAMP"),
    (10, "boolean", "false"),
    (8, "integer", "0"),
    (4, "jsonb", "'{}'::jsonb"),
    (4, "uuid", "gen_random_uuid()"),
    (4, "public.{state}", "'open'::public.{state}"),
    (2, "numeric(10,2)", "0.0"),
    (2, "text[]", "'{}'::text[]"),
    (1, "date", None),
    (1, "public.citext", None),
)


def made_dump(statements: int) -> str:
    """The text of a dump of about so many statements."""
    return (
        _HEAD + "".join(_objects(statements)) + "\n--\n-- PostgreSQL database dump complete\n--\n"
    )


def _objects(statements: int) -> Iterator[str]:
    """What a database has, in the order in which pg_dump writes it."""
    random = Random(20)
    count = max((statements - 20) * 12 // 122, 2)
    tables = [_name(random, number) for number in range(count)]
    states = [f"{_NOUNS[number % len(_NOUNS)]}_state_{number}" for number in range(count // 6 + 1)]
    for extension in ("citext", "pg_trgm"):
        made = f"CREATE EXTENSION IF NOT EXISTS {extension} WITH SCHEMA public;\n"
        yield _object(extension, "EXTENSION", made, schema="-")
        told = f"COMMENT ON EXTENSION {extension} IS 'what {extension} adds';\n"
        yield _object(f"EXTENSION {extension}", "COMMENT", told, schema="-")
    for state in states:
        labels = ",\n".join(f"    '{label}'" for label in ("open", "held", "closed", "gone"))
        made = f"CREATE TYPE public.{state} AS ENUM (\n{labels}\n);\n"
        yield _object(state, "TYPE", f"{made}\n\nALTER TYPE public.{state} OWNER TO app;\n")
    for table in tables[: count // 20]:
        yield _object(f"touch_{table}()", "FUNCTION", _function(table))
    yield "SET default_tablespace = '';\n\nSET default_table_access_method = heap;\n"
    for number, table in enumerate(tables):
        yield _object(table, "TABLE", _table(random, table, states[number % len(states)]))
        if random.random() < 0.7:
            yield _sequence(table)
        if number % 10 == 1:
            yield _object(f"{table}_view", "VIEW", _view(table, tables[number - 1]))
    yield from _behind(random, tables)


def _behind(random: Random, tables: list[str]) -> Iterator[str]:
    """What pg_dump writes behind the tables."""
    for table in tables:
        only = (
            f"ALTER TABLE ONLY public.{table}\n    ADD CONSTRAINT {table}_pkey PRIMARY KEY (id);\n"
        )
        yield _object(f"{table} {table}_pkey", "CONSTRAINT", only)
    for table in tables:
        for number in range(random.choice((1, 2, 3, 3, 4, 6))):
            yield _object(f"index_{table}_{number}", "INDEX", _index(random, table, number))
    for table in tables[: len(tables) // 20]:
        trigger = (
            f"CREATE TRIGGER touch BEFORE UPDATE ON public.{table} "
            f"FOR EACH ROW EXECUTE FUNCTION public.touch_{table}();\n"
        )
        yield _object(f"{table} touch", "TRIGGER", trigger)
    for number, table in enumerate(tables):
        if number:
            of = tables[random.randrange(number)]
            key = (
                f"ALTER TABLE ONLY public.{table}\n    ADD CONSTRAINT fk_{table} "
                f"FOREIGN KEY (parent_id) REFERENCES public.{of}(id) ON DELETE CASCADE;\n"
            )
            yield _object(f"{table} fk_{table}", "FK CONSTRAINT", key)
    for table in tables[: len(tables) // 10]:
        granted = f"GRANT SELECT ON TABLE public.{table} TO reader;\n"
        yield _object(f"TABLE {table}", "ACL", granted)


def _object(name: str, kind: str, made: str, schema: str = "public") -> str:
    """One object with the comment that pg_dump puts above it."""
    return f"\n\n--\n-- Name: {name}; Type: {kind}; Schema: {schema}; Owner: app\n--\n\n{made}"


def _name(random: Random, number: int) -> str:
    return f"{random.choice(_NOUNS)}_{random.choice(_NOUNS)}s_{number}"


def _table(random: Random, table: str, state: str) -> str:
    lines = ["    id bigint NOT NULL", "    parent_id bigint"]
    weights = [one[0] for one in _COLUMNS]
    for number in range(random.randint(4, 13)):
        _, of, default = random.choices(_COLUMNS, weights)[0]
        line = f"    {random.choice(_NOUNS)}_{number} {of.format(state=state)}"
        if default is not None and random.random() < 0.5:
            line += " DEFAULT " + default.replace("{state}", state)
        lines.append(line + (" NOT NULL" if random.random() < 0.55 else ""))
    if random.random() < 0.15:
        condition = "(parent_id IS NULL) OR (parent_id > 0)"
        lines.append(f"    CONSTRAINT check_{table} CHECK ({condition})")
    made = ",\n".join(lines)
    return (
        f"CREATE TABLE public.{table} (\n{made}\n);\n\n\nALTER TABLE public.{table} OWNER TO app;\n"
    )


def _sequence(table: str) -> str:
    sequence = f"public.{table}_id_seq"
    made = (
        f"CREATE SEQUENCE {sequence}\n    START WITH 1\n    INCREMENT BY 1\n"
        "    NO MINVALUE\n    NO MAXVALUE\n    CACHE 1;\n"
    )
    owned = f"ALTER SEQUENCE {sequence} OWNED BY public.{table}.id;\n"
    default = f"nextval('{sequence}'::regclass)"
    drawn = f"ALTER TABLE ONLY public.{table} ALTER COLUMN id SET DEFAULT {default};\n"
    return (
        _object(f"{table}_id_seq", "SEQUENCE", made)
        + _object(f"{table}_id_seq", "SEQUENCE OWNED BY", owned)
        + _object(f"{table} id", "DEFAULT", drawn)
    )


def _index(random: Random, table: str, number: int) -> str:
    unique = "UNIQUE " if random.random() < 0.15 else ""
    on, behind = "parent_id", ""
    match random.randrange(10):
        case 0:
            on = "lower((id)::text)"
        case 1:
            on, behind = "parent_id, id DESC", " WHERE (parent_id IS NOT NULL)"
        case 2 | 3 | 4:
            on = "parent_id, id"
    place = f"public.{table} USING btree ({on}){behind}"
    return f"CREATE {unique}INDEX index_{table}_{number} ON {place};\n"


def _function(table: str) -> str:
    return (
        f"CREATE FUNCTION public.touch_{table}() RETURNS trigger\n    LANGUAGE plpgsql\n    AS $$\n"
        "BEGIN\n  IF NEW.id IS DISTINCT FROM OLD.id THEN\n    RAISE EXCEPTION 'id is kept';\n"
        "  END IF;\n  RETURN NEW;\nEND\n$$;\n"
    )


def _view(table: str, other: str) -> str:
    return (
        f"CREATE VIEW public.{table}_view AS\n SELECT a.id,\n    a.parent_id,\n"
        f"    count(b.id) AS others\n   FROM (public.{table} a\n"
        f"     LEFT JOIN public.{other} b ON ((b.parent_id = a.id)))\n"
        "  WHERE (a.parent_id > 1)\n  GROUP BY a.id, a.parent_id;\n"
    )
