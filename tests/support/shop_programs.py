"""A small repository of programs whose SQL comes over imports, in two languages, for edits.

`TEXTS` has for each file the texts that it may have: the first is what it begins with, and None is
that it is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

CONTRACT = """\
replicalint: 1
name: shop
replica: {search_path: [public]}
relations:
  public.apps: {columns: {id: uuid, name: text}}
  public.orgs: {columns: {id: uuid, name: text}}
endpoints:
  /apps: {code: {entry: src/handler.ts#handler, within: "**"}}
  /orgs: {queries: ["src/orgs.ts#*", "jobs/*.py", src/alone.ts, src/swapped.ts]}
migrations: [migrations/*.sql]
"""
WRAPPERS = "wrappers: {sinks: ['run(1)']}\n"
_HANDLER = """\
import { Pool } from 'pg'
import { columns } from './columns'
import { source } from '@/source'
import { limit } from 'limits'

const pool = new Pool()

export async function handler() {
  return pool.query(`select ${columns} from ${source} limit ${limit}`)
}
"""
_ORGS = """\
import { Pool } from 'pg'
import { columns } from './columns'
import { run } from './run'

export default async function orgs(pool: Pool) {
  await run(pool, 'select o.nmae from orgs o')
  return pool.query(`select ${columns} from orgs`)
}
"""
_RUN = """\
import { Pool } from 'pg'
export const run = (pool: Pool, text: string) => pool.query(text)
"""
_JOB = """\
import psycopg
from . import names
from .base import BASE

psycopg.connect().execute(BASE + names.MORE)
"""
_ALONE = """\
import { Pool } from 'pg'

// replicalint: ignore[unknown-column] until=2026-06-20 soon
export const alone = (pool: Pool) => pool.query('select nmae from apps')
"""
_SWAPPED = """\
import { Pool } from 'pg'
import { name as shown } from 'first'
import { name as sorted } from 'second'

export const swapped = (pool: Pool) => pool.query(`select ${shown} from orgs order by ${sorted}`)
"""
_SETTINGS = (
    '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["%s/*"], '
    '"first": ["src/%s.ts"], "second": ["src/%s.ts"]}}}\n'
)
TEXTS: Mapping[str, tuple[str | None, ...]] = {
    "replicalint.yaml": (CONTRACT, CONTRACT + WRAPPERS),
    "src/handler.ts": (_HANDLER, _HANDLER.replace("./columns", "./other"), "export const a = (\n"),
    "src/columns.ts": (
        "export const columns = 'id, name'\n",
        "export const columns = 'id, nmae'\n",
        "export { columns } from './other'\n",
        None,
    ),
    "src/other.ts": ("export const columns = 'id'\n", "export const columns = 'nmae'\n", None),
    "src/columns.tsx": (None, "export const columns = 'nmae'\n"),
    "src/source.ts": (None, "export const source = 'appz'\n"),
    "lib/source.ts": ("export const source = 'apps'\n", "export const source = 'orgs'\n", None),
    "tsconfig.json": (
        _SETTINGS % ("lib", "first", "second"),
        _SETTINGS % ("src", "first", "second"),
        _SETTINGS % ("lib", "second", "first"),
        "{",
        None,
    ),
    "package.json": ('{"workspaces": ["packages/*"]}\n', "{}\n", "{", None),
    "packages/limits/package.json": (
        '{"name": "limits", "main": "one.ts"}\n',
        '{"name": "limits", "main": "two.ts"}\n',
        None,
    ),
    "packages/limits/one.ts": ("export const limit = 1\n", "export const limit = 'x'\n", None),
    "packages/limits/two.ts": ("export const limit = '1, 2, 3'\n", None),
    "src/orgs.ts": (_ORGS, _ORGS.replace("nmae", "name"), _ORGS.replace("orgs o", "appz o")),
    "src/run.ts": (_RUN, _RUN.replace("query(text)", "query('select 1')"), None),
    "src/swapped.ts": (_SWAPPED,),
    "src/first.ts": ("export const name = 'id as it'\n", "export const name = 'nmae as it'\n"),
    "src/second.ts": ("export const name = 'name'\n", None),
    "src/alone.ts": (_ALONE, _ALONE.replace("nmae", "name")),
    "jobs/__init__.py": ("", None),
    "jobs/report.py": (_JOB, _JOB.replace(".base", "jobs.base")),
    "jobs/base.py": ("BASE = 'select id from '\n", "BASE = 'select nmae from '\n", None),
    "jobs/names.py": ("MORE = 'apps'\n", "MORE = 'orgs'\n", None),
    "jobs/names/__init__.py": (None, "MORE = 'appz'\n"),
    "migrations/1.sql": (
        "ALTER TABLE public.orgs DROP COLUMN name;\n",
        "ALTER TABLE public.apps DROP COLUMN name;\n",
    ),
}


def write(root: Path, path: str, text: str | None) -> None:
    """Gives a file a text, or removes it."""
    file = root / path
    if text is None:
        file.unlink(missing_ok=True)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def begin(root: Path) -> None:
    """Writes all files as they begin."""
    (root / ".git").mkdir(parents=True)
    for path, texts in TEXTS.items():
        write(root, path, texts[0])


# What any file may hold: each language that reads it finds other SQL in it, or another way.
ANYTHING = """\
export const columns = 'nmae', source = 'appz', limit = '1, 2, 3', run = (pool, text) => text
"""
