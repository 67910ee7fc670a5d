"""What grows in a dump, or in migrations: the text of one size of each shape, as SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_TABLE = "CREATE TABLE public.t (id int NOT NULL);\n"


def _lines(lines: Iterable[str]) -> str:
    return ";\n".join((*lines, ""))


def tables(size: int) -> str:
    return _lines(f"CREATE TABLE public.t{n} (id bigint NOT NULL)" for n in range(size))


def columns(size: int) -> str:
    listed = ", ".join(f"c{n} integer DEFAULT {n} NOT NULL" for n in range(size))
    return f"CREATE TABLE public.t ({listed});\n"


def renamed_types(size: int) -> str:
    made = _lines(f"CREATE TYPE public.a{n} AS ENUM ('x')" for n in range(size))
    return made + _lines(f"ALTER TYPE public.a{n} RENAME TO b{n}" for n in range(size))


def types_and_their_tables(size: int) -> str:
    return _lines(
        f"CREATE TYPE public.a{n} AS ENUM ('x');\nCREATE TABLE public.t{n}"
        f" (a public.a{n} DEFAULT 'x'::public.a{n})"
        for n in range(size)
    )


def published_one_by_one(size: int) -> str:
    added = (f"ALTER PUBLICATION p ADD TABLE ONLY public.t{n}" for n in range(size))
    return tables(size) + "CREATE PUBLICATION p;\n" + _lines(added)


def views_on_views(size: int) -> str:
    first = "CREATE VIEW public.v0 AS SELECT id FROM public.t;\n"
    others = (f"CREATE VIEW public.v{n + 1} AS SELECT id FROM public.v{n}" for n in range(size))
    return _TABLE + first + _lines(others)


def indexed_partitions(size: int) -> str:
    parts = range(size)
    made = _lines(f"CREATE TABLE public.t{n} (id int NOT NULL)" for n in parts)
    joined = _lines(
        f"ALTER TABLE ONLY public.t ATTACH PARTITION public.t{n} FOR VALUES IN ({n})" for n in parts
    )
    indexes = _lines(
        f"CREATE INDEX i{n} ON public.t{n} (id);\nALTER INDEX public.i ATTACH PARTITION public.i{n}"
        for n in parts
    )
    root = "CREATE TABLE public.t (id int NOT NULL) PARTITION BY LIST (id);\n"
    return root + made + joined + "CREATE INDEX i ON ONLY public.t (id);\n" + indexes


def sequences(size: int) -> str:
    return _TABLE + _lines(
        f"CREATE SEQUENCE public.s{n};\nALTER SEQUENCE public.s{n} OWNED BY public.t.id"
        for n in range(size)
    )


def calls_in_calls(size: int) -> str:
    return f"CREATE TABLE public.t (id int DEFAULT {'f(' * size}1{')' * size});\n"


def operators(size: int) -> str:
    signs = [format(n, "012b").replace("0", "@").replace("1", "#") for n in range(size)]
    return _lines(
        f"CREATE FUNCTION public.f{n}(integer, integer) RETURNS boolean LANGUAGE c AS 'f';\n"
        f"CREATE OPERATOR public.{sign}"
        f" (FUNCTION = public.f{n}, LEFTARG = integer, RIGHTARG = integer);\n"
        f"CREATE TABLE public.t{n} (a integer CHECK (a OPERATOR(public.{sign}) {n}))"
        for n, sign in enumerate(signs)
    )


def conditions(size: int) -> str:
    listed = " AND ".join(f"(id > {n})" for n in range(size))
    return f"CREATE TABLE public.t (id int, CHECK ({listed}));\n"


def copied_rows(size: int) -> str:
    rows = "1\n" * 50
    return _TABLE + f"COPY public.t (id) FROM stdin;\n{rows}\\.\n" * size


def grants_and_comments(size: int) -> str:
    return _TABLE + _lines(
        f"GRANT SELECT ON TABLE public.t TO r{n};\nCOMMENT ON TABLE public.t IS '{n}'"
        for n in range(size)
    )


SHAPES: tuple[Callable[[int], str], ...] = (
    tables,
    columns,
    renamed_types,
    types_and_their_tables,
    published_one_by_one,
    views_on_views,
    indexed_partitions,
    sequences,
    calls_in_calls,
    operators,
    conditions,
    copied_rows,
    grants_and_comments,
)
