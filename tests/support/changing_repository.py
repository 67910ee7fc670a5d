"""A small repository of every kind of governed file, changed at random between two commits.

Unlike one that is edited with care, it may end in any state that can be checked: what is asked of
it is only what was found before, and what is found after.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

CONTRACT = """\
replicalint: 1
name: shop
relations:
  public.orders:
    columns: {columns}
  public.customers:
    columns: {{id: bigint, name: text}}
endpoints:
  /sql: {{queries: ["sql/**/*.sql"]}}
  /list: {{queries: ["src/list.ts", "app/**/*.py"]}}
  /entry: {{code: {{entry: ["src/entry.ts"]}}}}
migrations:
  files: [migrations/*.sql]
{applied}"""
COLUMNS = ["{id: bigint, note: text}", "{id: bigint, note: text, extra: text}", "{id: bigint}"]
QUERIES = [
    "SELECT o.id FROM public.orders AS o;\n",
    "SELECT o.note FROM public.orders AS o;\n",
    "SELECT o.extra,\n  o.id\nFROM public.orders AS o;\n",
    "SELECT c.name FROM public.customers AS c;\n",
    "SELECT * FROM public.customers;\n",
    "UPDATE public.orders SET note = 'x' WHERE id = 1;\n",
    "SELECT t.total FROM public.totals AS t;\n",
    "-- replicalint: ignore[unknown-column] for now\nSELECT c.gone FROM public.customers AS c;\n",
]
FIRST = (
    "CREATE TABLE public.orders (id bigint PRIMARY KEY, note text);\n"
    "CREATE TABLE public.customers (id bigint PRIMARY KEY, name text);\n"
)
CHANGES = [
    "ALTER TABLE public.orders DROP COLUMN note;\n",
    "ALTER TABLE public.orders ADD COLUMN note text;\n",
    "ALTER TABLE public.orders ADD COLUMN extra text;\n",
    "CREATE VIEW public.totals AS SELECT 1 AS total;\n",
    "ALTER TABLE public.customers RENAME COLUMN name TO label;\n",
    "ALTER TABLE public.customers RENAME COLUMN label TO name;\n",
    "CREATE TABLE public.more (id bigint);\n",
    "UPDATE public.customers SET name = 'x';\n",
]
PIECES = ["'o.id'", "'o.note'", "'o.extra'", "other"]
HEAD = "import { Pool } from 'pg'\nconst pool = new Pool()\n"
LIST = (
    "import {{ columns }} from '{module}'\n"
    + HEAD.replace("{", "{{").replace("}", "}}")
    + "export const list = () => pool.query(`SELECT ${{columns}} FROM public.orders AS o`)\n"
)
ENTRY = "import {{ {name} }} from './reached'\nexport const main = () => {name}()\n"
REACHED = (
    HEAD
    + "export const one = () => pool.query('SELECT o.id FROM public.orders AS o')\n"
    + "export const two = () => pool.query('SELECT o.wrong FROM public.orders AS o')\n"
    + "export const three = () => two()\n"
)
PYTHON = (
    "import psycopg\nfrom .{module} import {name}\n\n\n"
    "def get(conn: psycopg.Connection):\n"
    '    return conn.execute("SELECT " + {name} + " FROM public.orders AS o")\n'
)


class ChangingRepository:
    """The texts of the files by their paths, and how they are changed."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.number = 0
        self.files = {
            "contracts/shop.yaml": self.contract(),
            "migrations/001.sql": FIRST,
            "migrations/002.sql": random.choice(CHANGES),
            "sql/a.sql": self.query(),
            "sql/more/b.sql": self.query() + self.query(),
            "src/columns.ts": self.columns(),
            "src/barrel.ts": "export * from './columns'\n",
            "src/list.ts": LIST.format(module="./barrel"),
            "src/entry.ts": ENTRY.format(name="one"),
            "src/reached.ts": REACHED,
            "app/__init__.py": "",
            "app/pieces.py": 'COLUMNS = "o.id"\nOTHERS = "o.extra"\n',
            "app/queries.py": PYTHON.format(module="pieces", name="COLUMNS"),
        }
        for _ in range(random.randrange(4)):
            self.change()

    def contract(self) -> str:
        through = self.random.choice([None, None, "001", "002"])
        applied = f'  applied_through: "{through}"\n' if through else ""
        return CONTRACT.format(columns=self.random.choice(COLUMNS), applied=applied)

    def query(self) -> str:
        return self.random.choice(QUERIES)

    def columns(self) -> str:
        piece = self.random.choice(PIECES)
        return f"const other = 'o.none'\nexport const columns = {piece}\n"

    def change(self) -> None:
        """One change of any kind."""
        kinds: list[Callable[[], None]] = [
            *(self.edit_query, self.add_query, self.drop_query, self.move_query) * 2,
            *(self.add_migration, self.edit_migration, self.drop_migration) * 2,
            *(self.edit_columns, self.edit_barrel, self.edit_list, self.edit_entry),
            *(self.edit_reached, self.edit_python, self.edit_settings, self.edit_contract),
            self.comment,
        ]
        self.random.choice(kinds)()

    def _some(self, start: str, suffix: str = ".sql") -> str:
        return self.random.choice(
            sorted(one for one in self.files if one.startswith(start) and one.endswith(suffix))
        )

    def edit_query(self) -> None:
        path = self._some("sql/")
        parts = self.files[path].split("SELECT")
        self.files[path] = self.random.choice(
            [self.query(), self.files[path] + self.query(), "SELECT".join(parts[:2])]
        )

    def add_query(self) -> None:
        self.number += 1
        folder = self.random.choice(["sql", "sql/more", "sql/new/deep"])
        self.files[f"{folder}/q{self.number}.sql"] = self.query()

    def drop_query(self) -> None:
        if len([one for one in self.files if one.startswith("sql/")]) > 1:
            del self.files[self._some("sql/")]

    def move_query(self) -> None:
        self.number += 1
        self.files[f"sql/moved{self.number}.sql"] = self.files.pop(self._some("sql/"))

    def add_migration(self) -> None:
        self.number += 1
        number = self.random.choice(["000", "001", "002", "003", "009"])
        self.files[f"migrations/{number}_{self.number}.sql"] = self.random.choice(CHANGES)

    def edit_migration(self) -> None:
        path = self._some("migrations/")
        more = self.random.choice([*CHANGES, "-- A word.\n"])
        self.files[path] = self.random.choice([self.files[path] + more, more])

    def drop_migration(self) -> None:
        path = self._some("migrations/")
        if path not in ("migrations/001.sql", "migrations/002.sql"):
            del self.files[path]

    def edit_columns(self) -> None:
        self.files["src/columns.ts"] = self.columns()

    def edit_barrel(self) -> None:
        """What `./barrel` leads to: a file, or a folder that stands for it where there is none."""
        texts = ["export * from './columns'\n", "export const columns = 'o.wrong'\n"]
        self.files.pop("src/barrel.ts", None)
        path = self.random.choice(["src/barrel.ts", "src/barrel/index.ts"])
        text = self.random.choice(texts)
        self.files[path] = text.replace("./", "../") if "/index" in path else text

    def edit_list(self) -> None:
        module = self.random.choice(["./barrel", "./columns", "@/columns", "./nowhere"])
        self.files["src/list.ts"] = LIST.format(module=module)

    def edit_entry(self) -> None:
        name = self.random.choice(["one", "two", "three"])
        self.files["src/entry.ts"] = ENTRY.format(name=name)

    def edit_reached(self) -> None:
        text = self.random.choice([REACHED, REACHED.replace("o.id", "o.extra")])
        self.files["src/reached.ts"] = self.random.choice([text, f"{text}// A word.\n"])

    def edit_python(self) -> None:
        name = self.random.choice(["COLUMNS", "OTHERS"])
        module = self.random.choice(["pieces", "others"])
        self.files["app/others.py"] = 'COLUMNS = "o.note"\nOTHERS = "o.none"\n'
        self.files["app/queries.py"] = PYTHON.format(module=module, name=name)

    def edit_settings(self) -> None:
        folder = self.random.choice(["src", "other"])
        paths = f'{{"compilerOptions": {{"paths": {{"@/*": ["./{folder}/*"]}}}}}}\n'
        self.files["tsconfig.json"] = paths
        self.files["other/columns.ts"] = "export const columns = 'o.elsewhere'\n"

    def edit_contract(self) -> None:
        self.files["contracts/shop.yaml"] = self.contract()

    def comment(self) -> None:
        path = self.random.choice(sorted(self.files))
        mark = {"sql": "--", "ts": "//", "json": "//"}.get(path.rpartition(".")[2], "#")
        self.files[path] += f"{mark} A word.\n"
