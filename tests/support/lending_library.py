"""The repository of a lending library: 50 queries, 20 migrations, and 10 programs in TypeScript.

It is what a project has that has never heard of a replica data contract: most of it runs on a
replica, and some of it does not.
"""

from __future__ import annotations

from pathlib import Path

# Each table, its columns, and what most of its readers ask for.
TABLES = {
    "authors": ("id bigint PRIMARY KEY, name text NOT NULL, born date", "name"),
    "books": ("id bigint PRIMARY KEY, title text NOT NULL, author_id bigint", "title"),
    "copies": ("id bigint PRIMARY KEY, book_id bigint, shelf text", "shelf"),
    "members": ("id bigint PRIMARY KEY, email text NOT NULL, joined date", "email"),
    "loans": ("id bigint PRIMARY KEY, copy_id bigint, member_id bigint, due date", "due"),
    "branches": ("id bigint PRIMARY KEY, city text NOT NULL", "city"),
    "fines": ("id bigint PRIMARY KEY, member_id bigint, amount numeric(8, 2)", "amount"),
    "reviews": ("id bigint PRIMARY KEY, book_id bigint, stars integer", "stars"),
    "holds": ("id bigint PRIMARY KEY, book_id bigint, member_id bigint", "member_id"),
    "events": ("id bigint PRIMARY KEY, branch_id bigint, starts timestamptz", "starts"),
}

LATER = {
    "add_loan_state": "CREATE TYPE public.loan_state AS ENUM ('out', 'back', 'lost');",
    "add_loans_state": "ALTER TABLE public.loans\n"
    "ADD COLUMN state public.loan_state NOT NULL DEFAULT 'out';",
    "index_books_author": "CREATE INDEX books_author_id ON public.books (author_id);",
    "add_members_blocked": "ALTER TABLE public.members\n"
    "ADD COLUMN blocked boolean NOT NULL DEFAULT false;",
    "create_audit_entries": "CREATE TABLE public.audit_entries\n"
    "(id bigint PRIMARY KEY, what text, at timestamptz);",
    "create_overdue": "CREATE VIEW public.overdue AS\n"
    "SELECT l.member_id, count(*) AS loans FROM public.loans AS l\n"
    "WHERE l.state = 'out' AND l.due < current_date GROUP BY l.member_id;",
    "create_owes": "CREATE FUNCTION public.owes(member bigint) RETURNS numeric\n"
    "LANGUAGE sql STABLE AS\n"
    "'SELECT sum(f.amount) FROM public.fines AS f WHERE f.member_id = $1';",
    "add_branches_opens": "ALTER TABLE public.branches ADD COLUMN opens time;",
    "add_books_isbn": "ALTER TABLE public.books ADD COLUMN isbn text;",
    "publish": "CREATE PUBLICATION readers FOR TABLE "
    + ", ".join(f"public.{table}" for table in TABLES)
    + ";",
}

# What a replica cannot run, written as people write it.
UNFIT = {
    "queries/members/overdue.sql": "SELECT o.member_id, o.loans FROM public.overdue AS o;\n",
    "queries/members/owing.sql": "SELECT m.email, public.owes(m.id) AS owes\n"
    "FROM public.members AS m\nWHERE m.id = $1;\n",
    "queries/events/audit.sql": "SELECT a.what, a.at FROM public.audit_entries AS a\n"
    "ORDER BY a.at DESC LIMIT 50;\n",
}


def lending_library() -> dict[str, str]:
    """The text of each file by its path."""
    return {**dict(migrations()), **dict(queries()), **UNFIT, **dict(programs())}


def put(folder: Path, files: dict[str, str]) -> None:
    """Writes files below a folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def migrations() -> list[tuple[str, str]]:
    """Twenty migrations of golang-migrate, all of which have run."""
    created = [
        (f"create_{table}", f"CREATE TABLE public.{table} ({columns});")
        for table, (columns, _) in TABLES.items()
    ]
    return [
        (f"migrations/{number:04}_{name}.up.sql", f"{text}\n")
        for number, (name, text) in enumerate([*created, *LATER.items()], start=1)
    ]


def queries() -> list[tuple[str, str]]:
    """Forty-seven queries that a replica can run, a folder for each table."""
    forms = (
        ("by_id", "SELECT t.id, t.{column}\nFROM public.{table} AS t\nWHERE t.id = $1;\n"),
        ("all", "SELECT t.id, t.{column}\nFROM public.{table} AS t\nORDER BY t.id;\n"),
        ("count", "SELECT count(*)\nFROM public.{table} AS t;\n"),
        (
            "many",
            "SELECT t.id, t.{column}\nFROM public.{table} AS t\nWHERE t.id = ANY($1::bigint[]);\n",
        ),
        ("newest", "SELECT max(t.id) AS newest\nFROM public.{table} AS t;\n"),
    )
    every = [
        (f"queries/{table}/{name}.sql", text.format(table=table, column=column))
        for table, (_, column) in TABLES.items()
        for name, text in forms
    ]
    return every[: 50 - len(UNFIT)]


def programs() -> list[tuple[str, str]]:
    """Ten programs that send SQL through node-postgres; one of them asks for a view."""
    pool = "import { Pool } from 'pg'\n\nexport const pool = new Pool()\n"
    parts = "export const SHOWN = 'b.id, b.title'\nexport const CURRENT = \"l.state = 'out'\"\n"
    routes = {
        "books": "SELECT ${SHOWN} FROM public.books AS b WHERE b.id = $1",
        "authors": "SELECT a.id, a.name FROM public.authors AS a WHERE a.id = $1",
        "members": "SELECT m.id, m.email FROM public.members AS m WHERE m.id = $1",
        "loans": "SELECT l.id, l.due FROM public.loans AS l WHERE ${CURRENT} AND l.member_id = $1",
        "branches": "SELECT b.id, b.city FROM public.branches AS b WHERE b.id = $1",
        "fines": "SELECT f.amount FROM public.fines AS f WHERE f.member_id = $1",
        "reviews": "SELECT r.stars FROM public.reviews AS r WHERE r.book_id = $1",
        "reminders": "SELECT o.loans FROM public.overdue AS o WHERE o.member_id = $1",
    }
    return [
        ("src/pool.ts", pool),
        ("src/parts.ts", parts),
        *((f"src/routes/{name}.ts", program(name, sql)) for name, sql in routes.items()),
    ]


def program(name: str, sql: str) -> str:
    """A route that sends a statement, put together of constants of another module."""
    used = [part for part in ("SHOWN", "CURRENT") if f"${{{part}}}" in sql]
    imported = f"import {{ {', '.join(used)} }} from '../parts'\n" if used else ""
    return (
        f"import {{ pool }} from '../pool'\n{imported}\n"
        f"export async function {name}(id: string) {{\n"
        f"  const found = await pool.query(`{sql}`, [id])\n"
        "  return found.rows\n"
        "}\n"
    )
