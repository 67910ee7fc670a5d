"""What programs send, as the interpreter follows their values: read beside each file's text."""

from pathlib import Path

import pytest

from replicalint.host.extract import NO_WRAPPERS, Wrappers, extraction
from replicalint.host.extraction import Extraction
from replicalint.host.repository import RepositoryModules
from replicalint.source import Source

FILES = Path(__file__).parent / "files"
PROGRAMS = sorted(path.name for path in FILES.iterdir() if path.suffix in (".ts", ".py"))


def extracted(
    name: str, texts: dict[str, str] | None = None, wrappers: Wrappers = NO_WRAPPERS
) -> Extraction:
    """What is found in a program of the folder, or in one that is given."""

    def read(path: str) -> Source | None:
        if texts is not None:
            return Source(path, texts[path]) if path in texts else None
        file = FILES / path
        return Source(path, file.read_text(encoding="utf-8")) if file.is_file() else None

    modules = RepositoryModules(read, lambda path: read(path) is not None)
    return extraction(modules, name, wrappers)


def written(found: Extraction) -> str:
    """The sites of a program as people read them."""
    lines: list[str] = []
    for site in found.sites:
        note = f" ({site.note})" if site.note else ""
        lines.append(f"{site.span.line}:{site.span.column} {site.function or '-'}{note}")
        form = site.fragments[0].form.value
        mark = "  " if form == "statements" else f"  [{form}] "
        lines += [mark + " ".join(one.text.split()) for one in site.fragments]
    lines += [f"problem at {span.line}: {message}" for message, span in found.problems]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_sends_what_stands_beside_it(name: str) -> None:
    expected = (FILES / f"{name}.sent").read_text(encoding="utf-8")
    assert written(extracted(name)) == expected


@pytest.mark.parametrize("name", PROGRAMS)
def test_each_verbatim_character_leads_to_itself_in_its_file(name: str) -> None:
    for site in extracted(name).sites:
        for fragment in site.fragments:
            for piece in fragment.pieces:
                if piece.is_verbatim:
                    source = piece.source or fragment.source
                    text = source.text[piece.source_start : piece.source_end]
                    assert fragment.text[piece.start : piece.end] == text


HEAD = "import pg from 'pg'\nconst pool = new pg.Pool()\n"
DEEP = {
    "parentheses": "pool.query(" + "(" * 10_000 + "'select 1'" + ")" * 10_000 + ")",
    "concatenations": "pool.query(" + "+".join(["'a'"] * 5_000) + ")",
    "lists": "pool.query(" + "[" * 5_000 + "]" * 5_000 + ")",
    "calls": "f(" * 5_000 + "1" + ")" * 5_000,
    "chain": "pool.query('x')" + ".then(x => x)" * 3_000,
    "ternaries": "pool.query(" + "".join(f"a{n} ? 'b' : " for n in range(1_000)) + "'c')",
    "branches": "function f(a) {" + "if (a) {" * 3_000 + "pool.query('x')" + "}" * 3_000 + "}",
    "templates": "pool.query(" + "`a${" * 2_000 + "1" + "}`" * 2_000 + ")",
    "doubling": "let a = 'x';" + "a = a + a;" * 60 + "pool.query(a)",
    "calls that double": "".join(
        f"function f{n}(a) {{ f{n + 1}(a + 'x'); f{n + 1}(a + 'y') }}" for n in range(30)
    )
    + "function f30(q) { pool.query(q) }\nf0('s')",
    "recursion": "function f(a) { return f(a) + g(a) }\nfunction g(a) { return f(a) }\nf(1)",
    "items that may not be there": "const parts = ["
    + "".join(f"a{n} && b{n} && 'c', " for n in range(40))
    + "]\npool.query(parts.filter(Boolean).join())",
    "constants of each other": "const a = b + 'x'; const b = a + 'y'; pool.query(a)",
}


@pytest.mark.parametrize("name", DEEP)
def test_a_hostile_program_is_read_or_said_to_be_not(name: str) -> None:
    found = extracted("a.ts", {"a.ts": HEAD + DEEP[name]})
    assert found.sites or found.problems or name in ("calls", "recursion")


def test_thirty_branches_are_each_taken_once() -> None:
    branches = "".join(f"if (a.x{n}) q += ' and c{n} = 1';" for n in range(30))
    text = f"{HEAD}function f(a) {{ let q = 'select 1 where true'; {branches} pool.query(q) }}"
    (site,) = extracted("a.ts", {"a.ts": text}).sites
    assert site.note is not None
    assert {f"c{n} " for n in range(30)} <= {
        f"c{n} " for n in range(30) for one in site.fragments if f"c{n} " in one.text
    }


def test_what_a_contract_names_as_taking_sql_is_sent() -> None:
    text = "import { db, q } from './mine'\ndb.run(1, 'select 1')\nconst a = q`select ${x}`\n"
    found = extracted("a.ts", {"a.ts": text}, Wrappers((("db.run", 2),), ("q",)))
    assert [one.fragments[0].text for one in found.sites] == ["select 1", "select $1"]


def test_a_text_that_looks_like_sql_and_is_sent_nowhere_is_none() -> None:
    text = f"{HEAD}console.log('select * from apps')\nclickhouse.query('select 1')\n"
    assert not extracted("a.ts", {"a.ts": text}).sites


LONG = "x = follow(x);" * 2_000
DEEP_CALLS = "".join(f"function f{n}(x) {{ return f{n + 1}(x) }}" for n in range(8))
UNFOLLOWED = {
    "of many steps": (f"export function condition(x) {{ {LONG} return x }}", "${1:raw}"),
    "of many steps, a number": (
        f"export async function condition(x): Promise<number> {{ {LONG} return x }}",
        "$1",
    ),
    "of many steps, a part of it": (
        f"export function condition(x) {{ {LONG} return x }}",
        "${1:raw}",
    ),
    "of many calls": (
        DEEP_CALLS + "function f8(x) { return make(x) }\nexport { f0 as condition }",
        "${1:raw}",
    ),
    "of few": ("export function condition(x) { return x }", "$1"),
}


@pytest.mark.parametrize("name", UNFOLLOWED)
@pytest.mark.parametrize("library", ["drizzle-orm", "kysely", "@prisma/client"])
def test_what_is_not_followed_to_its_end_is_a_hole_where_it_is_put_in(
    name: str, library: str
) -> None:
    far, expected = UNFOLLOWED[name]
    sql = "Prisma.sql" if library == "@prisma/client" else "sql"
    part = ".part" if name.endswith("part of it") else ""
    text = (
        f"import {{ {sql.partition('.')[0]} }} from '{library}'\n"
        "import { condition } from './far'\n"
        f"const q = x => {sql}`select 1 where ${{condition(x){part}}}`\n"
    )
    (site,) = extracted("a.ts", {"a.ts": text, "far.ts": far}).sites
    assert [one.text for one in site.fragments] == [f"select 1 where {expected}"]


def test_a_client_that_is_generated_into_the_repository_need_not_be_there() -> None:
    text = (
        "import { Prisma, PrismaClient } from './generated/prisma/client'\n"
        "const prisma = new PrismaClient()\n"
        "export const raw = () => prisma.$queryRaw`select 1`\n"
        "export const models = () => prisma.app.findMany()\n"
        "export const inner = (tx: Prisma.TransactionClient) =>\n"
        "  tx.$executeRaw(Prisma.sql`select 2`)\n"
    )
    found = extracted("a.ts", {"a.ts": text})
    assert [one.fragments[0].text for one in found.sites] == ["select 1", "select 2"]
    assert [(one.what, one.functions) for one in found.unread] == [("prisma.app", ("models",))]


def test_a_parameter_that_is_called_as_the_tag_of_a_library_is_taken_for_it() -> None:
    text = (
        "import type { Steps } from './steps'\n"
        "import type postgres from 'postgres'\n"
        "export const steps: Steps<postgres.Sql> = {\n"
        "  first: async (log, sql) => {\n"
        "    await sql`select a from ${sql(log.table)}`\n"
        "    await sql.unsafe('select b').simple()\n"
        "  },\n"
        "}\n"
    )
    found = extracted("a.ts", {"a.ts": text})
    texts = [one.fragments[0].text for one in found.sites]
    assert texts == ["select a from ${1:raw}", "select b"]


@pytest.mark.parametrize("unit", ["function f() {{ {} }}", "class A {{ m() {{ {} }} }}"])
def test_functions_that_ten_thousand_others_hold_are_said_not_to_be_read(unit: str) -> None:
    opening, closing = unit.format("|").split("|")
    text = f"{HEAD}{opening * 10_000}pool.query('select 1'){closing * 10_000}"
    found = extracted("a.ts", {"a.ts": text})
    assert not found.sites
    assert [message for message, _ in found.problems] == [
        "functions nested more than 400 deep are not read"
    ]


def test_names_may_begin_with_any_letter() -> None:
    text = "import { sql as größe, sql as über } from 'drizzle-orm'\n"
    text += "export const a = (d) => über`x = 1`\nexport const b = (d) => größe`x = 2`\n"
    found = extracted("a.ts", {"a.ts": text})
    assert [one.fragments[0].text for one in found.sites] == ["x = 1", "x = 2"]
