"""Wrappers that a contract lists: whether any governed program calls them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from replicalint.cli.command import status_of

CONTRACT = """\
replicalint: 1
name: shop
replica: {search_path: [public]}
relations:
  public.apps: {columns: {id: uuid, name: text}}
endpoints:
  /a: {queries: [src/rows.ts]}
"""
DATABASE = """\
export const database = { run: async (text: string) => text }
export const nested = (text: string) => database.deep(text)
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / ".git").mkdir()
    (tmp_path / "src").mkdir()
    (tmp_path / "src/rows.ts").write_text(WRAPPED, encoding="utf-8")
    (tmp_path / "src/database.ts").write_text(DATABASE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)

    def run(wrappers: str, *arguments: str) -> tuple[int, str, str]:
        text = f"{CONTRACT}wrappers: {{{wrappers}}}\n"
        (tmp_path / "replicalint.yaml").write_text(text, encoding="utf-8")
        return (status_of(arguments), *capsys.readouterr())

    return run


CHECK = ("check", "--format", "concise", "--quiet")

WRAPPED = """\
import type { Pool } from 'pg'
import { database } from './database'

export const rows = () => database.run('select id from apps')
export const known = (pool: Pool) => pool.query('select 1')
export const more = (q: Tag) => q.sql`select name from apps`
"""


@pytest.mark.parametrize(
    ("wrappers", "mistakes"),
    [
        ('sinks: ["database.run(1)", "run(1)"], tags: [sql, q.sql]', []),
        ('sinks: ["database.deep(1)"]', []),
        (
            'sinks: ["never(1)"], tags: [q]',
            [
                'sinks[0]: "never(1)" matches no call in the governed programs',
                'tags[0]: "q" matches no tag in the governed programs',
            ],
        ),
        (
            'sinks: ["database.rum(1)"], tags: [sqll]',
            [
                'sinks[0]: "database.rum(1)" matches no call in the governed programs '
                '(Did you mean "database.run(1)"?)',
                'tags[0]: "sqll" matches no tag in the governed programs (Did you mean "sql"?)',
            ],
        ),
        (
            'sinks: ["replica.run(1)"]',
            [
                'sinks[0]: "replica.run(1)" matches no call in the governed programs '
                '(Did you mean "database.run(1)"?)'
            ],
        ),
        (
            'sinks: ["database.run(2)"]',
            [
                'sinks[0]: "database.run(2)" matches no call in the governed programs '
                "(Its calls have 1 argument at most.)"
            ],
        ),
        (
            'sinks: ["sql(1)"], tags: [run]',
            [
                'sinks[0]: "sql(1)" matches no call in the governed programs '
                '(It is a tag: write "sql" under tags.)',
                'tags[0]: "run" matches no tag in the governed programs '
                '(It is called as a function: write "run(1)" under sinks.)',
            ],
        ),
    ],
)
def test_a_wrapper_that_matches_nothing_is_a_mistake(
    run: Run, wrappers: str, mistakes: list[str]
) -> None:
    for arguments in (CHECK, ("contract", "check")):
        status, _, err = run(wrappers, *arguments)
        assert [line.partition(": wrappers.")[2] for line in err.splitlines()] == mistakes
        assert (status == 2) == bool(mistakes)


def test_a_run_with_paths_says_nothing_of_wrappers(run: Run) -> None:
    assert run('sinks: ["never(1)"], tags: [sql]', *CHECK, "src/rows.ts") == (0, "", "")


def test_the_place_of_a_wrapper_is_told(run: Run) -> None:
    _, _, err = run('sinks: ["never(1)"]', *CHECK)
    assert err.startswith("replicalint.yaml:8:20: wrappers.sinks[0]: ")


def test_a_tag_with_a_point_in_its_name_is_found(run: Run) -> None:
    Path("src/rows.ts").write_text(WRAPPED.replace("name from", "apps.nmae from"), encoding="utf-8")
    assert "src/rows.ts:6:" in run("tags: [q.sql]", *CHECK)[1]
    assert "src/rows.ts:6:" not in run("tags: [other.sql]", *CHECK)[1]


def test_a_wrapper_in_a_program_that_cannot_be_read_may_be_there(run: Run) -> None:
    Path("src/rows.ts").write_text("const a = (( never => ;\n", encoding="utf-8")
    assert "wrappers" not in run('sinks: ["never(1)"]', *CHECK)[2]


TAGGED = """\
import { q } from './database'

export const alone = () => q`select a.id from apps as a where o.name = a.name`
export const condition = q`exists (select 1 from apps as a where a.id = o.id)`
const inner = q`select 1 from apps as a where a.id = o.id`
export const outer = () => q`select o.name from apps as o where exists (${inner})`
export const inParentheses = q`(select a.name from apps as a where a.id = o.id)`
"""


def test_a_whole_query_of_a_tag_that_nothing_holds_is_a_statement(run: Run) -> None:
    Path("src/rows.ts").write_text(TAGGED, encoding="utf-8")
    found = run("tags: [q]", *CHECK, "src/rows.ts")[1]
    assert found == (
        'src/rows.ts:3:63: error[unknown-column] missing FROM-clause entry for table "o" (42P01)\n'
    )


def test_where_no_program_sends_anything_to_a_known_library_a_line_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "src").mkdir()
    program = "import { sql } from '@shop/database'\nexport const all = () => sql`SELECT 1`\n"
    (tmp_path / "src/rows.ts").write_text(program, encoding="utf-8")
    contract = CONTRACT.replace("src/rows.ts", "src/*.ts")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    for wrappers, said in (
        ("", "no SQL in the program goes to a library that is known: name functions and tags of"),
        ("wrappers: {tags: [sql]}\n", ""),
    ):
        (tmp_path / "replicalint.yaml").write_text(contract + wrappers, encoding="utf-8")
        assert status_of(CHECK) == 0
        assert capsys.readouterr().err == (f"{said} your own under wrappers\n" if said else "")
