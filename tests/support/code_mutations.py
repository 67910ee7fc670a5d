"""Faults that somebody could write into the code of tests/host/project, each at every place.

The project is clean: what it reads, the replicas have. A mutation makes it read what they have not,
or what is not there at all, on one line; a check finds it on that line.

The file is as long as the list of faults.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "host" / "project"
CONTRACT = "contracts/read-path.yaml"
SCHEMA = "src/schema.ts"

_TABLES = r"apps|appVersions|channels|channelDevices|orgs|stripeInfo"
_ALIASES = r"version|channel|owner"
_SAME_LINE = "; "


@dataclass(frozen=True)
class Mutation:
    """One fault: the texts of the files that it changes, where it stands and who finds it."""

    kind: str
    path: str
    line: int
    files: Mapping[str, str]
    rule: str

    @property
    def name(self) -> str:
        return f"{self.kind} {self.path}:{self.line}"


@dataclass(frozen=True)
class Kind:
    """A fault: where it may be written, as a pattern with what is put in its place, and its rule.

    `files` are those in which it is looked for; `beside` are the changes that it needs elsewhere,
    which alone are no fault.
    """

    name: str
    rule: str
    pattern: str
    replacement: str
    files: str
    beside: Callable[[Mapping[str, str], str], Mapping[str, str]] | None = None
    at_least: int = 1


def project() -> dict[str, str]:
    """The files of the project, by their paths."""
    files = sorted(path for path in PROJECT.rglob("*") if path.is_file())
    files = [file for file in files if "__pycache__" not in file.parts]
    return {file.relative_to(PROJECT).as_posix(): file.read_text("utf-8") for file in files}


def mutations(kind: Kind) -> Iterator[Mutation]:
    """A kind of fault at every place where it can be written."""
    files = project()
    for path in sorted(path for path in files if re.fullmatch(kind.files, path)):
        for found in re.finditer(kind.pattern, files[path], re.MULTILINE):
            text = files[path]
            at = found.start("at") if "at" in found.re.groupindex else found.start()
            changed = text[: found.start()] + found.expand(kind.replacement) + text[found.end() :]
            beside = kind.beside({**files, path: changed}, path) if kind.beside else {path: changed}
            yield Mutation(kind.name, path, text.count("\n", 0, at) + 1, beside, kind.rule)


def _with_dropped_column(files: Mapping[str, str], path: str) -> dict[str, str]:
    """Each table of the schema gets a column that the replicas do not have."""
    schema = re.sub(
        r"^(  createdAt,|  bandwidthExceeded:.*,)$",
        r"\1 dropped: text('dropped'),",
        files[SCHEMA],
        flags=re.MULTILINE,
    )
    return {path: files[path], SCHEMA: schema}


_BALANCES = """
export const balances = {maker}('usage_credit_balances', {{
  id: uuid('id'),
  orgId: uuid('org_id'),
  ownerOrg: uuid('owner_org'),
  appId: text('app_id'),
  deviceId: text('device_id'),
  channelId: bigint('channel_id', {{ mode: 'number' }}),
  version: bigint('version', {{ mode: 'number' }}),
  name: text('name'),
  public: boolean('public'),
  createdAt,
}}){end}
"""


def _with_balances(maker: str, end: str = "") -> Callable[[Mapping[str, str], str], dict[str, str]]:
    """The schema gets a relation that the replicas do not have, which the changed file imports."""

    def beside(files: Mapping[str, str], path: str) -> dict[str, str]:
        schema = files[SCHEMA].replace("pgTable, text", "pgTable, pgView, text")
        schema += _BALANCES.format(maker=maker, end=end)
        changed = re.sub(
            r"^import \{ (?=[^\n]*'\.\./schema'$)",
            "import { balances, ",
            files[path],
            flags=re.MULTILINE,
        )
        return {path: changed, SCHEMA: schema}

    return beside


def _with_alias(files: Mapping[str, str], path: str) -> dict[str, str]:
    """The changed file imports `alias`, on the first line."""
    imported = "import { alias } from 'drizzle-orm/pg-core'"
    text = files[path]
    return {path: text if imported in text else imported + _SAME_LINE + text}


_DRIZZLE = r"src/queries/(gate|updates|stats|channels)\.ts"
_POOLED = r"src/queries/(devices|overview)\.ts"
_PYTHON = r"jobs/.*\.py"
_VIEW = "public.usage_credit_balances"
_LOST, _NO_COLUMN = "unreplicated-relation", "unknown-column"

KINDS = (
    # In templates of Drizzle
    Kind(
        "view in EXISTS",
        _LOST,
        r"(?<=EXISTS \()(?P<before>\s+SELECT 1\s+)(?P<at>FROM) \$\{\w+\}",
        rf"\g<before>FROM {_VIEW}",
        _DRIZZLE,
        at_least=3,
    ),
    Kind(
        "table hole",
        _LOST,
        r"\b(FROM|JOIN) \$\{\w+\}",
        r"\1 ${balances}",
        _DRIZZLE,
        _with_balances("pgTable"),
        at_least=5,
    ),
    Kind(
        "view hole",
        _LOST,
        r"\b(FROM|JOIN) \$\{\w+\}",
        r"\1 ${balances}",
        _DRIZZLE,
        _with_balances("pgView", ".existing()"),
        at_least=5,
    ),
    Kind(
        "alias in FROM",
        _LOST,
        r"\bFROM \$\{(\w+)\}",
        r"FROM ${alias(\1, 'o')}",
        _DRIZZLE,
        _with_alias,
        at_least=5,
    ),
    Kind(
        "column hole",
        _NO_COLUMN,
        rf"\$\{{({_TABLES})\.\w+\}}",
        r"${\1.dropped}",
        _DRIZZLE,
        _with_dropped_column,
        at_least=15,
    ),
    Kind(
        "alias hole",
        _NO_COLUMN,
        rf"\$\{{({_ALIASES})\.\w+\}}",
        r"${\1.dropped}",
        _DRIZZLE,
        _with_dropped_column,
        at_least=3,
    ),
    Kind(
        "user function",
        "user-function",
        r"(\$\{\w+\.\w+\})",
        r"public.app_score(\1)",
        _DRIZZLE,
        at_least=15,
    ),
    Kind(
        "constant of sql.raw",
        _NO_COLUMN,
        r"(?<=^const NOT_CANCELED = `)stripe_info\.status|(?<=: ')\w+_exceeded(?=')",
        "dropped",
        r"src/queries/gate\.ts",
        at_least=4,
    ),
    Kind(
        "key of to_jsonb",
        "row-key",
        r"has_usage_credits'",
        "has_usage_credit'",
        r"src/queries/gate\.ts",
    ),
    Kind(
        "enum label",
        "unknown-enum-label",
        r"'(succeeded|updated|canceled)'",
        r"'\1_'",
        rf"{_DRIZZLE}|{_POOLED}|{_PYTHON}",
        at_least=5,
    ),
    # In the builder's chains
    Kind(
        "from of a builder",
        _LOST,
        rf"\.from\(({_TABLES})\)",
        ".from(balances)",
        _DRIZZLE,
        _with_balances("pgTable"),
        at_least=5,
    ),
    Kind(
        "pgView in from",
        _LOST,
        rf"\.from\(({_TABLES})\)",
        ".from(balances)",
        _DRIZZLE,
        _with_balances("pgView", ".existing()"),
        at_least=5,
    ),
    Kind(
        "join of a builder",
        _LOST,
        rf"\.(inner|left)Join\(({_TABLES}|{_ALIASES}),",
        r".\1Join(balances,",
        _DRIZZLE,
        _with_balances("pgTable"),
        at_least=5,
    ),
    Kind(
        "select of a builder",
        _NO_COLUMN,
        rf"(\w+: )({_TABLES}|{_ALIASES})\.\w+",
        r"\1\2.dropped",
        _DRIZZLE,
        _with_dropped_column,
        at_least=10,
    ),
    Kind(
        "where of a builder",
        _NO_COLUMN,
        rf"\b(eq|gt|inArray|within)\(({_TABLES}|{_ALIASES}|org)\.\w+",
        r"\1(\2.dropped",
        _DRIZZLE,
        _with_dropped_column,
        at_least=10,
    ),
    Kind(
        "other side of a condition",
        _NO_COLUMN,
        rf"(\beq\([\w.]+, )({_TABLES}|{_ALIASES})\.\w+(?=\))",
        r"\1\2.dropped",
        _DRIZZLE,
        _with_dropped_column,
        at_least=5,
    ),
    Kind(
        "order by and group by of a builder",
        _NO_COLUMN,
        rf"(\b(?:desc|asc|groupBy)\()({_TABLES}|{_ALIASES}|org)\.\w+",
        r"\1\2.dropped",
        _DRIZZLE,
        _with_dropped_column,
        at_least=3,
    ),
    Kind(
        "branch of a ternary",
        _NO_COLUMN,
        rf"([?:] )({_TABLES}|{_ALIASES})\.(?!dropped)\w+$",
        r"\1\2.dropped",
        _DRIZZLE,
        _with_dropped_column,
        at_least=3,
    ),
    Kind(
        "relational query",
        _NO_COLUMN,
        r"\w+: true(?= }| ?,)",
        "dropped: true",
        r"src/queries/(channels|stats)\.ts",
        _with_dropped_column,
        at_least=5,
    ),
    Kind(
        "relation of a relational query",
        _LOST,
        r"\bquery\.orgs\b",
        "query.balances",
        r"src/queries/stats\.ts",
        _with_balances("pgTable"),
    ),
    Kind(
        "column from an argument",
        _NO_COLUMN,
        rf"(countBy\(\w+, )({_TABLES})\.\w+",
        r"\1\2.dropped",
        r"src/queries/stats\.ts",
        _with_dropped_column,
        at_least=2,
    ),
    Kind(
        "table from an argument",
        _LOST,
        r"(?<= => countBy\()\w+",
        "balances",
        r"src/queries/stats\.ts",
        _with_balances("pgTable"),
        at_least=2,
    ),
    # In strings, of TypeScript and of Python
    Kind(
        "relation of a string",
        _LOST,
        r"\bpublic\.(?!usage)\w+(?=['\" \n)])",
        _VIEW,
        rf"{_POOLED}|{_PYTHON}",
        at_least=8,
    ),
    Kind(
        "column of a string",
        _NO_COLUMN,
        r"\b([acdosv])\.(?!rows\b)\w+(?![\w(])",
        r"\1.dropped",
        rf"{_POOLED}|jobs/.*\.py",
        at_least=20,
    ),
    Kind(
        "identifier of psycopg",
        _NO_COLUMN,
        r'Identifier\("app_id"\)',
        'Identifier("dropped")',
        _PYTHON,
    ),
    Kind(
        "table of an identifier",
        _LOST,
        r'(Identifier\("public", )OWNED',
        r'\1"usage_credit_balances"',
        _PYTHON,
    ),
    Kind(
        "bare column of a string",
        _NO_COLUMN,
        r"\b(mau_exceeded|(?<=SELECT )customer_id|has_usage_credits|owner_org(?= = %s)"
        r"|(?<=AND )name)\b",
        "dropped",
        rf"{_POOLED}|{_PYTHON}",
        at_least=5,
    ),
)
