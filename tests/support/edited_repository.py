"""A small repository whose files are edited at random: SQL, migrations and programs.

Each file holds units: a statement that a contract governs, in a language's clothes, with one fault
or with none. The layout of a file is drawn anew whenever it is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs:
    columns: {id: uuid, name: text}
endpoints:
  /orgs:
    queries: [queries/**]
migrations: [migrations/*.sql]
"""
FIRST = "CREATE TABLE public.orgs (id uuid PRIMARY KEY, name text);\n"
KINDS = ("sql", "migration", "ts", "py")
HEADS = {
    "sql": "",
    "migration": "",
    "ts": "import { Pool } from 'pg'\nconst pool = new Pool()\n",
    "py": "import psycopg\n",
}


@dataclass(frozen=True)
class Unit:
    """A statement, the same for the same number; `name` is that of its function or its header."""

    number: int
    is_faulty: bool
    name: str | None

    def words(self, kind: str) -> list[str]:
        if kind == "migration":
            guard = "" if self.is_faulty else f"where name is distinct from 'n{self.number}'"
            return ["UPDATE", "public.orgs", "SET", "name", "=", f"'n{self.number}'", guard]
        column = "o.nmae" if self.is_faulty else "o.name"
        return ["SELECT", column, ",", str(self.number), "FROM", "public.orgs", "AS", "o"]


@dataclass
class File:
    kind: str
    path: str
    units: list[Unit]

    def text(self, random: Random) -> str:
        parts = [HEADS[self.kind]]
        for unit in self.units:
            parts += [_between(self.kind, random), _WRITERS[self.kind](unit, random)]
        return "".join(parts)


@dataclass
class Repository:
    """The files, and the edits that change no fault."""

    random: Random
    files: list[File] = field(default_factory=list)
    numbers: int = 0
    paths: int = 0

    def write(self, root: Path) -> None:
        for folder in ("queries", "migrations"):
            for path in sorted((root / folder).rglob("*")):
                if path.is_file():
                    path.unlink()
        texts = {one.path: one.text(self.random) for one in self.files}
        texts |= {"contracts/app.yaml": CONTRACT, "migrations/000.sql": FIRST}
        for path, text in texts.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)

    def path(self, kind: str) -> str:
        self.paths += 1
        if kind == "migration":
            return f"migrations/{self.random.randrange(1, 999):03}_{self.paths}.sql"
        folder = self.random.choice(["queries", "queries/more", "queries/more/yet"])
        return f"{folder}/file{self.paths}.{kind}"

    def unit(self, *, is_faulty: bool) -> Unit:
        self.numbers += 1
        name = f"Query{self.numbers}" if self.random.random() < 0.6 else None
        return Unit(self.numbers, is_faulty, name)

    def file(self, kind: str, faults: Sequence[bool]) -> File:
        made = File(kind, self.path(kind), [self.unit(is_faulty=one) for one in faults])
        self.files.append(made)
        return made

    @property
    def faulty(self) -> list[tuple[File, int]]:
        return [
            (file, number)
            for file in self.files
            for number, unit in enumerate(file.units)
            if unit.is_faulty
        ]

    def edit(self) -> None:
        """An edit that mends nothing and breaks nothing."""
        file = self.random.choice(self.files)
        edit = self.random.choice(["shuffle", "rename", "add", "add file", "drop", "rename all"])
        if edit == "shuffle":
            self.random.shuffle(file.units)
        elif edit == "rename":
            file.path = self.path(file.kind)
        elif edit == "rename all":
            for each in self.files:
                each.path = self.path(each.kind)
        elif edit == "add":
            place = self.random.randrange(len(file.units) + 1)
            file.units.insert(place, self.unit(is_faulty=False))
        elif edit == "add file":
            self.file(self.random.choice(KINDS), [False])
        elif edit == "drop":
            file.units = [unit for unit in file.units if unit.is_faulty or unit is file.units[0]]

    def break_one(self) -> None:
        """Puts one more faulty statement somewhere, which may say the same as another."""
        file, kind = self.random.choice(self.files), self.random.choice(["new", "copy"])
        unit = self.unit(is_faulty=True)
        if kind == "copy" and file.kind != "migration":  # where it is redundant as well
            unit = replace(self.random.choice(file.units), is_faulty=True)
            unit = replace(unit, name=f"Copy{self.paths}" if unit.name else None)
            if not any(one.number == unit.number and one.is_faulty for one in file.units):
                unit = self.unit(is_faulty=True)
        file.units.insert(self.random.randrange(len(file.units) + 1), unit)

    def mend_one(self) -> None:
        file, number = self.random.choice(self.faulty)
        file.units[number] = replace(file.units[number], is_faulty=False)


def _between(kind: str, random: Random) -> str:
    mark = {"ts": "//", "py": "#"}.get(kind, "--")
    lines = ["\n", f"{mark} a line above\n", f"{mark} SELECT o.nmae\n", "\n\n"]
    return "\n" + "".join(random.choices(lines, k=random.randrange(4)))


def _laid_out(words: Sequence[str], random: Random) -> str:
    gaps = [" ", " ", "\n  ", "  ", " -- why\n", " /* and\n why */ "]
    parts: list[str] = []
    for word in (word for word in words if word):
        is_keyword = word.isalpha() and word.isupper()
        parts += [word.lower() if is_keyword and random.random() < 0.5 else word]
        parts += [random.choice(gaps)]
    return "".join(parts[:-1])


def _sql(unit: Unit, random: Random) -> str:
    header = f"-- name: {unit.name} :one\n" if unit.name else ""
    return f"{header}{_laid_out(unit.words('sql'), random)};\n"


def _migration(unit: Unit, random: Random) -> str:
    return f"{_laid_out(unit.words('migration'), random)};\n"


def _ts(unit: Unit, random: Random) -> str:
    name = unit.name or f"get{unit.number}"
    sql = f"`{_laid_out(unit.words('ts'), random)}`"
    call = random.choice(
        [f"pool.query({sql}, [])", f"pool.query(\n    // why\n    {sql},\n    [],\n  )"]
    )
    return f"export async function f{name}{random.randrange(9)}() {{\n  return {call}\n}}\n"


def _py(unit: Unit, random: Random) -> str:
    name = unit.name or f"get{unit.number}"
    sql = f'"""{_laid_out(unit.words("py"), random)}"""'
    call = random.choice([f"conn.execute({sql})", f"conn.execute(\n        {sql},  # why\n    )"])
    head = f"def f{name}{random.randrange(9)}(conn: psycopg.Connection):"
    return f"{head}\n    return {call}\n"


_WRITERS = {"sql": _sql, "migration": _migration, "ts": _ts, "py": _py}
