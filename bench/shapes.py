"""What grows in `bench/growth.py`: SQL, contracts and folders of a size.

Each function makes the files of one size, by their paths. A contract of their own is
`contract.yaml`; without one they are held against the reference contract. The file is as long as
the list of shapes.
"""

from __future__ import annotations

from collections.abc import Mapping

Files = Mapping[str, str]
JSON_OBJECT = "json_object('{a, 1}')"

HEAD = "replicalint: 1\nname: grown\nreplica: {postgres: 15, search_path: []}\n"
QUERY = "SELECT o.name FROM public.orgs AS o WHERE o.id = $1;\n"
FAULTY = "SELECT o.no FROM public.orgs o;\n"
IGNORE = "-- replicalint: ignore[unknown-column] a reason\n"


def sql(text: str) -> Files:
    return {"query.sql": text}


def where(condition: str) -> Files:
    return sql(f"SELECT o.name FROM public.orgs o WHERE {condition};")


def selected(words: str) -> Files:
    return sql(f"SELECT {words} FROM public.orgs o;")


def filled(piece: str, size: int, between: str = ", ") -> str:
    """The piece, again and again, up to so many bytes."""
    return between.join([piece] * max(size // (len(piece) + len(between)), 1))


# -- contracts -------------------------------------------------------------------------------


def relations(n: int) -> str:
    return f"{HEAD}relations:\n" + "".join(
        f"  public.r{i}: {{columns: {{id: bigint, name{i}: text}}}}\n" for i in range(n)
    )


def with_relations(n: int, text: str) -> Files:
    return {"contract.yaml": relations(n), "query.sql": text}


def relations_of_a_contract(n: int) -> Files:
    return with_relations(n, "".join(f"SELECT r.id FROM public.r{i % n} r;\n" for i in range(200)))


def columns_of_a_relation(n: int) -> Files:
    columns = "".join(f"      c{i}: text\n" for i in range(n))
    names = ", ".join(f"w.c{i}" for i in range(n))
    contract = f"{HEAD}relations:\n  public.wide:\n    columns:\n{columns}"
    return {"contract.yaml": contract, "query.sql": f"SELECT {names} FROM public.wide w;"}


def not_replicated(n: int) -> Files:
    """As many patterns as relations, and a query for each hundredth pattern."""
    entries = "".join(f"  public.usage_{i}_*: {{kind: table}}\n" for i in range(n))
    queries = "".join(f"SELECT FROM public.usage_{i * n // 100}_x;\n" for i in range(100))
    return with_relations(n, queries) | {
        "contract.yaml": f"{relations(n)}not_replicated:\n{entries}"
    }


def endpoints(n: int) -> Files:
    """As many endpoints as files, each with the glob of one."""
    entries = "".join(f"  /e{i}: {{queries: [q/e{i}/*.sql]}}\n" for i in range(n))
    files = {f"q/e{i}/a.sql": "SELECT r.id FROM public.r0 r;\n" for i in range(n)}
    return {"contract.yaml": f"{relations(1)}endpoints:\n{entries}", ".git/HEAD": "", **files}


def selected_statements(n: int) -> Files:
    """As many endpoints as statements in one file, each with the name of one."""
    entries = "".join(f"  /e{i}: {{queries: [q.sql#q{i}]}}\n" for i in range(n))
    sql = "".join(f"-- name: q{i}\nSELECT r.id FROM public.r0 r;\n" for i in range(n))
    return {
        "contract.yaml": f"{relations(1)}endpoints:\n{entries}",
        ".git/HEAD": "",
        "q.sql": f"{sql}DELETE FROM public.r0;\n",
    }


def program(text: str) -> Files:
    """A program that an endpoint names, and what it needs."""
    contract = f"{relations(1)}endpoints:\n  /e: {{queries: [main.ts]}}\n"
    head = "import { Pool } from 'pg'\nconst pool = new Pool()\n"
    return {"contract.yaml": contract, ".git/HEAD": "", "main.ts": f"{head}{text}"}


def sites_of_a_program(n: int) -> Files:
    one = "export const f{} = (x) => pool.query(`SELECT r.id FROM public.r0 r WHERE r.id = ${{x}}`)"
    return program("\n".join(one.format(i) for i in range(n)))


def functions_of_a_program_nested(n: int) -> Files:
    return program("function f() { " * n + "pool.query('SELECT 1')" + " }" * n)


def classes_of_a_program_nested(n: int) -> Files:
    return program("class A { m() { " * n + "pool.query('SELECT 1')" + " } }" * n)


def constants_of_a_program(n: int) -> Files:
    """Each made of the next one, and all of them sent as one text."""
    constants = "".join(f"const q{i} = `${{q{i + 1}}} `\n" for i in range(n))
    return program(f"{constants}const q{n} = 'SELECT 1'\npool.query(q0)\n")


def concatenations_of_a_program(n: int) -> Files:
    added = "s += ', 1'\n" * n
    return program(f"function f() {{ let s = 'SELECT 1'\n{added}pool.query(s) }}")


def branches_of_a_program(n: int) -> Files:
    added = "".join(f"if (x.a{i}) s += ', 1'\n" for i in range(n))
    return program(f"function f(x) {{ let s = 'SELECT 1'\n{added}pool.query(s) }}")


def modules_of_a_program(n: int) -> Files:
    """Each exports on what the next one has."""
    files = {f"m{i}.ts": f"export * from './m{i + 1}'\n" for i in range(n)}
    last = {f"m{n}.ts": "export const q = 'SELECT 1'\n"}
    return {**program("pool.query(q)\nimport { q } from './m0'\n"), **files, **last}


def functions(n: int) -> Files:
    listed = "".join(f"  - public.f{i}(bigint)\n" for i in range(n))
    calls = "".join(f"SELECT public.f{i}(1::bigint);\n" for i in range(n))
    return {"contract.yaml": f"{relations(1)}functions:\n{listed}", "query.sql": calls}


def types(n: int) -> Files:
    listed = "".join(f"  public.e{i}: {{enum: [a, b]}}\n" for i in range(n))
    casts = "".join(f"SELECT 'a'::public.e{i};\n" for i in range(n))
    return {"contract.yaml": f"{relations(1)}types:\n{listed}", "query.sql": casts}


def unknown_relations(n: int) -> Files:
    """Names that are nearly those of a contract of as many relations."""
    return with_relations(n, "".join(f"SELECT FROM public.rr{i};\n" for i in range(n)))


def bare_relations(n: int) -> Files:
    return with_relations(n, "".join(f"SELECT FROM r{i};\n" for i in range(n)))


def unknown_functions(n: int) -> Files:
    return sql("".join(f"SELECT low{i}(1);\n" for i in range(n)))


def unknown_columns_of_a_wide_relation(n: int) -> Files:
    names = "".join(f"SELECT w.cc{i} FROM public.wide w;\n" for i in range(n))
    return {**columns_of_a_relation(n), "query.sql": names}


def mistakes_of_a_contract(n: int) -> Files:
    return {"contract.yaml": relations(1) + "".join(f"relation{i}: {{}}\n" for i in range(n))}


# -- FROM ------------------------------------------------------------------------------------


def grouped_expressions(n: int) -> Files:
    """Of which each is grouped, and looked for among the others."""
    some = [f"lower(o.name || '{i}')" for i in range(n)]
    listed, grouped = ", ".join(some), ", ".join(reversed(some))
    return sql(f"SELECT {listed}, count(*) FROM public.orgs o GROUP BY {grouped};")


def grouped_columns(n: int) -> Files:
    """Of as many tables, the columns that USING merges among them."""
    on = "".join(f" JOIN public.orgs o{i} USING (id)" for i in range(1, n))
    names = ", ".join(f"o{i}.name" for i in range(n))
    return sql(f"SELECT id, {names}, count(*) FROM public.orgs o0{on} GROUP BY id, {names};")


def grouping_sets(n: int) -> Files:
    """Side by side, and each with sets in it."""
    sets = ", ".join(f"GROUPING SETS ((o.id), (o.name, '{i}' || o.name))" for i in range(n))
    return sql(f"SELECT o.id, count(*) FROM public.orgs o GROUP BY {sets};")


def aggregates(n: int) -> Files:
    """Each with a subquery that reads what is grouped."""
    one = "(SELECT max(a.name || o.name) FROM public.apps a WHERE a.owner_org = o.id)"
    return sql(f"SELECT {', '.join([one] * n)} FROM public.orgs o GROUP BY o.id, o.name;")


def joins(n: int) -> Files:
    on = "".join(f" JOIN public.orgs o{i} ON o{i}.id = o{i - 1}.id" for i in range(1, n))
    return sql(f"SELECT o0.name FROM public.orgs o0{on};")


def joins_of_bare_names(n: int) -> Files:
    """Each relation has a column of its own name."""
    on = "".join(f" JOIN public.r{i} ON name{i} = name{i - 1}" for i in range(1, n))
    return with_relations(n, f"SELECT name0 FROM public.r0{on};")


def joins_of_subqueries(n: int) -> Files:
    """With bare names that only they have."""
    side = [f"(SELECT o.id AS x{i} FROM public.orgs AS o) AS s{i}" for i in range(n)]
    on = "".join(f" JOIN {side[i]} ON x{i} = x{i - 1}" for i in range(1, n))
    return sql(f"SELECT x0 FROM {side[0]}{on};")


def joins_using(n: int) -> Files:
    using = "".join(f" JOIN public.r{i} USING (id)" for i in range(1, n))
    return with_relations(n, f"SELECT * FROM public.r0{using};")


def joins_using_with_alias(n: int) -> Files:
    using = "".join(f" JOIN public.r{i} USING (id) AS j{i}" for i in range(1, n))
    return with_relations(n, f"SELECT j1.id FROM public.r0{using};")


def joins_natural(n: int) -> Files:
    return with_relations(
        n, "SELECT * FROM public.r0" + "".join(f" NATURAL JOIN public.r{i}" for i in range(1, n))
    )


def joins_natural_of_one(n: int) -> Files:
    joined = "".join(f" NATURAL JOIN public.r0 AS r{i}" for i in range(1, n))
    return sql(f"SELECT * FROM public.r0{joined};") | {"contract.yaml": relations(1)}


def joins_in_parentheses(n: int) -> Files:
    """Each after a comma, and with one that reads what is to its left."""
    lateral = "".join(
        f", (public.r0 AS a{i} CROSS JOIN LATERAL (SELECT a{i}.id + 1 AS id) AS o{i})"
        for i in range(1, n)
    )
    return sql(f"SELECT x.id FROM public.r0 AS x{lateral};") | {"contract.yaml": relations(1)}


def system_columns_of_subqueries(n: int) -> Files:
    """A bare `ctid` that one table has, beside as many subqueries."""
    side = "".join(f", (SELECT o.id FROM public.orgs AS o) AS s{i}" for i in range(n))
    return sql(f"SELECT {', '.join(['ctid'] * n)} FROM public.orgs AS o{side};")


def joins_lateral(n: int) -> Files:
    lateral = "".join(
        f" CROSS JOIN LATERAL (SELECT o{i - 1}.id + 1 AS id) AS o{i}" for i in range(1, n)
    )
    return sql(f"SELECT o0.id FROM public.r0 o0{lateral};") | {"contract.yaml": relations(1)}


def commas_lateral(n: int) -> Files:
    lateral = "".join(f", LATERAL (SELECT o{i - 1}.id + 1 AS id) AS o{i}" for i in range(1, n))
    return sql(f"SELECT o0.id FROM public.r0 o0{lateral};") | {"contract.yaml": relations(1)}


def joins_after_a_comma(n: int) -> Files:
    lateral = "".join(
        f" CROSS JOIN LATERAL (SELECT o{i - 1}.id + 1 AS id) AS o{i}" for i in range(1, n)
    )
    text = f"SELECT o0.id FROM public.r0 AS x, public.r0 o0{lateral};"
    return sql(text) | {"contract.yaml": relations(1)}


def commas(n: int) -> Files:
    """A comma list of relations, and a bare name for each."""
    listed = ", ".join(f"public.r{i}" for i in range(n))
    names = ", ".join(f"name{i}" for i in range(n))
    return with_relations(n, f"SELECT {names} FROM {listed};")


def commas_of_joins(n: int) -> Files:
    pairs = ", ".join(f"(public.r{i} CROSS JOIN public.r{i + 1})" for i in range(0, 2 * n, 2))
    names = ", ".join(f"name{i}" for i in range(n))
    return with_relations(2 * n, f"SELECT {names} FROM {pairs};")


def subqueries_of_bare_names(n: int) -> Files:
    """Each reads a column of the query around it, which has as many relations."""
    listed = ", ".join(f"public.r{i}" for i in range(n))
    names = ", ".join(f"(SELECT name{i} FROM public.r0 AS x)" for i in range(n))
    return with_relations(n, f"SELECT {names} FROM {listed};")


def stars(n: int) -> Files:
    """`*` over many relations, and `t.*` of each."""
    listed = ", ".join(f"public.r{i}" for i in range(n))
    each = ", ".join(f"r{i}.*" for i in range(n))
    return with_relations(n, f"SELECT *, {each} FROM {listed};")


def whole_rows(n: int) -> Files:
    listed = ", ".join(f"public.r{i}" for i in range(n))
    each = ", ".join(f"to_jsonb(r{i}) ->> 'id'" for i in range(n))
    return with_relations(n, f"SELECT {each} FROM {listed};")


def unknown_columns_of_joins(n: int) -> Files:
    """A finding in each ON."""
    on = "".join(f" JOIN public.orgs o{i} ON o{i}.no = no{i}" for i in range(1, n))
    return sql(f"SELECT o0.name FROM public.orgs o0{on};")


def ctes(n: int) -> Files:
    chain = ", ".join(f"w{i} AS (SELECT x FROM w{i - 1})" for i in range(1, n))
    return sql(
        f"WITH w0 AS (SELECT o.name AS x FROM public.orgs o), {chain} SELECT x FROM w{n - 1};"
    )


def ctes_side_by_side(n: int) -> Files:
    side = ", ".join(f"w{i} AS (SELECT o.name AS x{i} FROM public.orgs o)" for i in range(n))
    return sql(
        f"WITH {side} SELECT {', '.join(f'x{i}' for i in range(n))} FROM "
        + (", ".join(f"w{i}" for i in range(n)) + ";")
    )


def ctes_recursive(n: int) -> Files:
    """Each needs the one after it."""
    chain = ", ".join(f"w{i} AS (SELECT x FROM w{i + 1})" for i in range(n))
    last = f"w{n} AS (SELECT o.name AS x FROM public.orgs o)"
    return sql(f"WITH RECURSIVE {chain}, {last} SELECT x FROM w0;")


def ctes_of_stars(n: int) -> Files:
    chain = ", ".join(f"w{i} AS (SELECT * FROM w{i - 1})" for i in range(1, n))
    return sql(f"WITH w0 AS (SELECT * FROM public.orgs o), {chain} SELECT * FROM w{n - 1};")


# -- other parts of one statement -------------------------------------------------------------


def nested(n: int) -> Files:
    return sql("SELECT x FROM (" * n + "SELECT o.name AS x FROM public.orgs o" + ") AS s" * n + ";")


def unions(n: int) -> Files:
    return sql(" UNION ALL ".join([QUERY.strip(" ;\n")] * n) + ";")


def labels(n: int) -> Files:
    listed = ", ".join(f"'l{i}'" for i in range(n))
    return sql(f"SELECT 1 FROM public.stripe_info s WHERE s.status IN ({listed});")


def rows_in_list(n: int) -> Files:
    listed = ", ".join(["('x', 'created')"] * n)
    return sql(f"SELECT 1 FROM public.stripe_info s WHERE (s.customer_id, s.status) IN ({listed});")


def array_of_labels(n: int) -> Files:
    listed = filled("created", n, ",")
    return sql(f"SELECT 1 FROM public.stripe_info s WHERE s.status = ANY ('{{{listed}}}');")


def in_list(n: int) -> Files:
    """Constants that none of the operators takes."""
    return where(f"o.name IN ({', '.join(['1'] * n)})")


def order_by_names(n: int) -> Files:
    """A select list of names, and ORDER BY of each."""
    names = ", ".join(f"o.name AS n{i}" for i in range(n))
    return sql(
        f"SELECT {names} FROM public.orgs o ORDER BY {', '.join(f'n{i}' for i in range(n))};"
    )


def operators_over_true(n: int) -> Files:
    """Operands without a place of their own, and an operator that no type of them has."""
    return selected(" + ".join(["TRUE"] * n))


def named_arguments(n: int) -> Files:
    return selected(f"f({', '.join(f'a{i} => o.id' for i in range(n))})")


def windows(n: int) -> Files:
    named = ", ".join(f"w{i} AS (PARTITION BY o.id)" for i in range(n))
    calls = ", ".join(f"count(*) OVER w{i}" for i in range(n))
    return sql(f"SELECT {calls} FROM public.orgs o WINDOW {named};")


def parameters(n: int) -> Files:
    return where(" OR ".join(f"o.name = ${i}" for i in range(1, n + 1)))


def parameters_beside_parameters(n: int) -> Files:
    """Whose types only the driver knows."""
    return sql(f"SELECT {', '.join(['$1 - $2'] * n)};")


def parameters_in_a_row(n: int) -> Files:
    return sql(f"SELECT {' - '.join(['$1'] * n)};")


def holes_that_touch(n: int) -> Files:
    return sql(f"SELECT o.id FROM public.orgs{'_${x}' * n} AS o;")


def holes_behind_values(n: int) -> Files:
    return sql(f"SELECT o.id FROM public.orgs AS o WHERE o.id = 1 {':a {b} $c ' * n};")


def colons_in_brackets(n: int) -> Files:
    return sql(f"SELECT {'a[(b[:c:d]:e) ' * n};")


def clojure_without_end(n: int) -> Files:
    return sql(f"-- :name a\nSELECT {'/*~ (a) */ :b-c-' * n};")


def subscripts(n: int) -> Files:
    return sql(f"SELECT {', '.join(['(ARRAY[1, 2])[1]'] * n)};")


def arguments_of_a_call(n: int) -> Files:
    pairs = ", ".join(["'a', o.name"] * n)
    return selected(f"json_build_object({pairs})")


def json_calls(n: int) -> Files:
    """That may be the constructor of JSON, or the function."""
    return sql(f"SELECT {', '.join([JSON_OBJECT] * n)};")


def row_aliases(n: int) -> Files:
    """Rows that FROM does not have, beside as many entries that it has."""
    listed = ", ".join(f"public.r{i}" for i in range(n))
    each = ", ".join(f"to_jsonb(s{i})" for i in range(n))
    return with_relations(n, f"SELECT {each} FROM {listed};")


def insert(n: int) -> Files:
    return sql("INSERT INTO public.orgs (name) VALUES " + ", ".join(["('x')"] * n) + ";")


# -- migrations ------------------------------------------------------------------------------


def _migration(contract: str, files: Files) -> Files:
    return {"contract.yaml": f"{contract}migrations: ['m/*.sql']\n", ".git/HEAD": "", **files}


def alters_of_one_file(n: int) -> Files:
    text = "".join(f"ALTER TABLE public.r0 ADD COLUMN c{i} text;\n" for i in range(n))
    return _migration(relations(1), {"m/1.sql": text})


def alters_of_one_statement(n: int) -> Files:
    text = ", ".join(f"ADD COLUMN c{i} text" for i in range(n))
    return _migration(relations(1), {"m/1.sql": f"ALTER TABLE public.r0 {text};\n"})


def drops_of_columns(n: int) -> Files:
    """Each migration changes one relation of a contract of as many."""
    text = "".join(f"ALTER TABLE public.r{i} DROP COLUMN name{i};\n" for i in range(n))
    return _migration(relations(n), {"m/1.sql": text})


def drops_among_backfills(n: int) -> Files:
    """After each a statement whose names and types are looked up."""
    text = "".join(
        f"ALTER TABLE public.r{i} DROP COLUMN name{i};\n"
        f"UPDATE public.r0 SET name0 = lower(name0) WHERE id = abs({i});\n"
        for i in range(1, n)
    )
    return _migration(relations(n), {"m/1.sql": text})


def drops_of_tables(n: int) -> Files:
    text = "".join(f"DROP TABLE public.r{i};\n" for i in range(n))
    return _migration(relations(n), {"m/1.sql": text})


def drops_among_types(n: int) -> Files:
    """After each a statement whose types are looked up."""
    update = "UPDATE public.r0 SET id = 1 WHERE mood = coalesce(mood, 'a'::public.mood);\n"
    text = "".join(f"DROP TABLE public.r{i};\n{update}" for i in range(1, n))
    contract = relations(n).replace("id: bigint", "id: bigint, mood: public.mood")
    return _migration(f"{contract}types:\n  public.mood: {{enum: [a, b]}}\n", {"m/1.sql": text})


def drops_with_readers(n: int) -> Files:
    """As many governed queries as migrations that break them."""
    contract = f"{relations(n)}endpoints:\n  /e: {{queries: ['q/*.sql']}}\n"
    drops = {f"m/{i:06}.sql": f"DROP TABLE public.r{i};\n" for i in range(n)}
    reads = {f"q/{i}.sql": f"SELECT r.id FROM public.r{i} r;\n" for i in range(n)}
    return _migration(contract, {**drops, **reads})


def migration_files(n: int) -> Files:
    files = {f"m/{i:06}.sql": f"ALTER TABLE public.r0 ADD COLUMN c{i} text;\n" for i in range(n)}
    return _migration(relations(1), files)


def migration_tables(n: int) -> Files:
    """Each migration makes a table of the contract, adds a column, drops it and writes rows."""
    files = {
        f"m/{i}.sql": f"CREATE TABLE public.r{i} (id bigint PRIMARY KEY);\n"
        f"ALTER TABLE public.r{i} ADD COLUMN gone text;\n"
        f"ALTER TABLE public.r{i} DROP COLUMN gone;\n"
        f"INSERT INTO public.r{i} (id) VALUES (1);\n"
        for i in range(n)
    }
    return _migration(relations(n), files)


def migration_creates(n: int) -> Files:
    text = "".join(f"CREATE TABLE public.t{i} (id int);\n" for i in range(n))
    return _migration(relations(1), {"m/1.sql": text})


def migration_functions(n: int) -> Files:
    text = "".join(
        f"CREATE FUNCTION public.f{i}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"UPDATE public.r0 SET name0 = '' WHERE id = {i}; RETURN NEW; END $$;\n"
        f"CREATE TRIGGER t{i} AFTER UPDATE ON public.r0 EXECUTE FUNCTION public.f{i}();\n"
        for i in range(n)
    )
    return _migration(relations(1), {"m/1.sql": text})


def migration_bodies_in_quotes(n: int) -> Files:
    """Bodies whose own quotes are doubled."""
    body = "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT QQaQQ';\n"
    return _migration(relations(1), {"m/1.sql": body.replace("QQ", "''") * n})


def migration_unread(n: int) -> Files:
    """A statement that is not understood, among as many relations whose names begin like it."""
    return _migration(relations(n), {"m/1.sql": f"SELECT FROM WHERE {'rabbit, ' * 10 * n};"})


def migration_publications(n: int) -> Files:
    text = "CREATE PUBLICATION p FOR TABLE public.r0;\n" + "".join(
        f"ALTER PUBLICATION p ADD TABLE public.r{i};\n" for i in range(1, n)
    )
    return _migration(relations(n), {"m/1.sql": text})


def migration_backfills(n: int) -> Files:
    text = "".join(f"UPDATE public.r0 SET name0 = 'x' WHERE id = {i};\n" for i in range(n))
    return _migration(relations(1), {"m/1.sql": text})


def migration_body(size: int) -> Files:
    body = filled("UPDATE public.r0 SET name0 = 'x' WHERE id = 1;", size, "\n")
    text = f"CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n{body}\nEND $$;"
    return _migration(relations(1), {"m/1.sql": text})


# -- files and comments -----------------------------------------------------------------------


def files_of_queries(n: int) -> Files:
    return {f"q/{i}.sql": QUERY for i in range(n)}


def faulty_files(n: int) -> Files:
    return {f"q/{i}.sql": FAULTY for i in range(n)}


def one_line(n: int) -> Files:
    """Many statements with findings, all in one line."""
    return sql(FAULTY.replace("\n", " ") * n)


def wide_line(n: int) -> Files:
    """The same with characters of several bytes, which some reports count by bytes."""
    return sql(FAULTY.replace("o.no", "'漢é', o.no").replace("\n", " ") * n)


def expired_ignores(n: int) -> Files:
    """As many comments about the file as findings, and none of them silences any more."""
    ignore = "-- replicalint: ignore-file[unknown-column] until=2020-01-01 a reason\n"
    return sql(ignore * n + FAULTY * n)


def ignores_of_one_statement(n: int) -> Files:
    names = ",\n".join(
        f"  -- replicalint: ignore[unknown-column] a reason\n  o.no{i}" for i in range(n)
    )
    return selected(f"\n{names}\n")


def unused_ignores(n: int) -> Files:
    return sql((IGNORE + QUERY) * n)


def unknown_ignores(n: int) -> Files:
    return sql(
        "".join(f"-- replicalint: ignore[unknown-col{i}] a reason\n" for i in range(n)) + QUERY
    )


# -- headers in place of semicolons ----------------------------------------------------------

HEADER = "-- name: x\n"
BARE_QUERY = QUERY.replace(";", "")


def headers(n: int) -> Files:
    return sql((HEADER + BARE_QUERY) * n)


def headers_behind_aliases(n: int) -> Files:
    """Each next word could be an alias."""
    return sql(("SELECT o.id FROM public.orgs o\n" + HEADER + "UPDATE public.orgs\n" + HEADER) * n)


def headers_behind_faults(n: int) -> Files:
    return sql((HEADER + "SELECT (o.id FROM public.orgs o\n") * n)


def headers_between_arms(n: int) -> Files:
    return sql(("SELECT o.id FROM public.orgs o UNION ALL\n" + HEADER) * n + BARE_QUERY)


def headers_in_parentheses(n: int) -> Files:
    """That are never closed."""
    return sql("SELECT 1 FROM (" + ("SELECT o.id FROM public.orgs o UNION ALL\n" + HEADER) * n)


def headers_of_arms(n: int) -> Files:
    """Before parentheses that could begin a statement, of one that ends with each."""
    return sql(
        "SELECT (1)"
        + (
            "\nUNION SELECT o.id FROM public.orgs o JOIN\n"
            + HEADER
            + "(public.orgs a CROSS JOIN public.orgs b) ON true"
        )
        * n
    )


def headers_of_snippets(n: int) -> Files:
    return sql("-- :snip x\nFROM public.orgs o\n-- :name y\nSELECT 1\n" * n)


def methods(n: int) -> Files:
    """All but the last statement have a header."""
    return sql(("-- Orgs.find\n" + QUERY) * n + QUERY)


def unseparated(n: int) -> Files:
    return sql(BARE_QUERY * n)


# -- utility statements ----------------------------------------------------------------------


def texts_that_functions_read(n: int) -> Files:
    """Names behind a condition that asks for them, and queries, which hold several constants."""
    called = "has_table_privilege('public.orgs', 'select')"
    query = "SELECT o.name FROM public.orgs o"
    asked = " AND ".join(["to_regclass('public.orgs') IS NOT NULL", *[called] * n])
    run = ", ".join([f"query_to_xml('{query}' || '', true, false, '')"] * n)
    return sql(f"SELECT {run} WHERE {asked};")


def utility_lists(n: int) -> Files:
    """Each utility statement that has a list, with a long one."""
    return sql(
        f"PREPARE p ({', '.join(['integer'] * n)}) AS SELECT 1;\n"
        f"EXECUTE p ({', '.join(['1'] * n)});\n"
        f"LOCK TABLE {', '.join(['ONLY (public.orgs)'] * n)};\n"
        f"COPY public.orgs ({', '.join(['id'] * n)}) TO STDOUT{' CSV' * n};\n"
        f"EXPLAIN ({', '.join(['COSTS off'] * n)}) SELECT 1;\n"
        f"BEGIN{' READ ONLY' * n};\n"
        f"CREATE TABLE t ({', '.join(['a integer'] * n)});\n"
    )


def commands(n: int) -> Files:
    """Each command of psql that does something of its own with statements."""
    return sql(
        "\\copy public.orgs (id) to stdout\n\\i other.sql\nSELECT 1 \\; SELECT 2\n\\gexec\n"
        "\\if :a\nSELECT 1\n\\else\n\\g\n\\endif\n;\nSELECT 1\n\\sf now\n\\r\n" * n
    )


def branches(n: int) -> Files:
    return sql("SELECT 1 \\if :a\n" * n + "+ 1\n" + "\\endif\n" * n)


def copied_data(n: int) -> Files:
    return sql("COPY public.orgs FROM stdin; SELECT 1;\n1\n\\.\n" * n)
