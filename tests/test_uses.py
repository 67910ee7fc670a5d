"""`replicalint uses`: which governed statements use what, and what none of them uses."""

import json
import re
import shlex
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from replicalint import facts
from replicalint.check import Rules, check_source
from replicalint.cli.command import status_of
from replicalint.contract import Contract
from replicalint.extract import fragments
from replicalint.facts import Statement
from replicalint.files.contracts import load_contract
from replicalint.finding import Finding
from replicalint.name import Name
from replicalint.resolve import Session
from replicalint.rules import RULES
from replicalint.source import Source
from replicalint.syntax.reading import read
from replicalint.usage import Use, UseKind, Way, uses

ROOT = Path(__file__).parent.parent
SHOP = ROOT / "tests" / "uses"
REFERENCE = ROOT / "contracts" / "plugin-read-path.yaml"
Run = Callable[..., tuple[int, str, str]]


@cache
def reference() -> Contract:
    """The reference contract, for whoever reads."""
    return replace(load_contract(REFERENCE), endpoints=())


def statements(source: Source, contract: Contract) -> list[Statement]:
    session = Session(contract)
    return [session.resolve(one) for each in fragments(source) for one in read(each)]


def used(sql: str, contract: Contract) -> set[tuple[str, str, str]]:
    """The relations that a text uses, with the columns and the way; without the mere names."""
    found: set[tuple[str, str, str]] = set()
    for statement in statements(Source("q.sql", sql), contract):
        for use in uses(statement, contract):
            if use.kind is UseKind.RELATION and use.columns:
                every = contract.relations.get(use.name)
                is_all = every is not None and set(every.columns) == set(use.columns)
                columns = "all" if is_all else ",".join(use.columns)
                found.add((use.name.name, columns, use.way.value))
    return found


USED: Mapping[str, set[tuple[str, str, str]]] = {
    "SELECT FROM public.orgs": set(),
    "SELECT count(*) FROM public.orgs": set(),
    "SELECT o.name FROM public.orgs o": {("orgs", "name", "name")},
    "SELECT name(o) FROM public.orgs o": {("orgs", "name", "name"), ("orgs", "all", "row")},
    "SELECT * FROM public.orgs": {("orgs", "all", "star")},
    "TABLE public.orgs": {("orgs", "all", "star")},
    "SELECT x.name FROM (SELECT * FROM public.orgs) x": {
        ("orgs", "name", "name"),
        ("orgs", "all", "star"),
    },
    "SELECT to_jsonb(o) ->> 'name' FROM public.orgs o": {("orgs", "name", "key")},
    "SELECT to_jsonb(o) ? 'name' FROM public.orgs o": {("orgs", "name", "key")},
    "SELECT to_jsonb(o) ->> $1 FROM public.orgs o": {("orgs", "all", "row")},
    "SELECT to_jsonb(o) - 'name' FROM public.orgs o": {("orgs", "all", "row")},
    "SELECT to_jsonb(o) ->> 'name', o FROM public.orgs o": {
        ("orgs", "name", "key"),
        ("orgs", "all", "row"),
    },
    "SELECT count(o) FROM public.orgs o": {("orgs", "all", "row")},
    "SELECT NULL::public.orgs": {("orgs", "all", "row")},
    "SELECT 'public.orgs'::regclass": set(),
    "SELECT a.id FROM public.app_versions a JOIN public.channels c USING (id)": {
        ("app_versions", "id", "name"),
        ("channels", "id", "name"),
    },
    "SELECT url FROM public.app_versions NATURAL JOIN public.channel_devices": {
        ("app_versions", "url", "name"),
        ("app_versions", "app_id,channel_id,created_at", "natural join"),
        ("channel_devices", "app_id,channel_id,created_at", "natural join"),
    },
    "SELECT j.url FROM (public.app_versions a JOIN public.orgs o ON true) j": {
        ("app_versions", "url", "name")
    },
    "SELECT j.* FROM (public.apps a JOIN public.orgs o ON true) j": {
        ("apps", "all", "star"),
        ("orgs", "all", "star"),
    },
    "SELECT x.* FROM public.apps a JOIN public.orgs o USING (name) AS x": {
        ("apps", "name", "name"),
        ("orgs", "name", "name"),
        ("apps", "name", "star"),
        ("orgs", "name", "star"),
    },
    "SELECT o.b FROM public.orgs AS o(a, b)": {("orgs", "all", "position")},
    "SELECT o.gone FROM public.orgs o": {("orgs", "gone", "name")},
    "SELECT o.name FROM public.orgs o JOIN ${x} y ON true": {
        ("orgs", "name", "name"),
        ("orgs", "all", "gap"),
    },
    "INSERT INTO public.orgs VALUES ($1)": {("orgs", "all", "position")},
    "INSERT INTO public.orgs (SELECT 1)": {("orgs", "all", "position")},
    "INSERT INTO public.orgs AS o (id) VALUES ($1)": {("orgs", "id", "name")},
    "INSERT INTO public.orgs VALUES ($1) ON CONFLICT (id) DO UPDATE SET name = excluded.name": {
        ("orgs", "all", "position"),
        ("orgs", "id", "name"),
        ("orgs", "name", "name"),
    },
    "UPDATE public.orgs SET name = 'x'": {("orgs", "name", "name")},
    "DELETE FROM public.orgs": set(),
    "COPY public.orgs TO STDOUT": {("orgs", "all", "star")},
    "COPY public.orgs (id, name) TO STDOUT": {("orgs", "id", "name"), ("orgs", "name", "name")},
    "-- name: A :one\nSELECT * FROM public.orgs": {
        ("orgs", column, "star")
        for column in ("id", "name", "customer_id", "created_at", "has_usage_credits")
    },
}


@pytest.mark.parametrize("sql", USED)
def test_a_statement_uses_what_it_depends_on(sql: str) -> None:
    assert used(sql, reference()) == USED[sql]


# Facts that say nothing about relations, columns, listed types or functions that no other says.
SAYS_NO_MORE = {
    "ArmsUse",  # its columns are those of `*`
    "CastUse",  # the types that it names are TypeUses
    "CoercionUse",
    "ConstantUse",
    "DeclaredType",  # what a program says of a column that it uses
    "MismatchUse",
    "MisplacedAggregate",
    "MisusedWindow",
    "NotAllowed",
    "OperatorUse",
    "PositionUse",
    "ReadWriteUse",
    "RowComparison",
    "SerializableUse",
    "SessionUse",
    "SortingUse",
    "SyntaxUse",
    "UngroupedUse",
    "UnknownName",
    "UnreadText",
}


def test_each_kind_of_fact_is_read_or_says_no_more_than_others() -> None:
    kinds = {
        name
        for name, kind in vars(facts).items()
        if isinstance(kind, type)
        and issubclass(kind, Struct)
        and "span" in kind.__struct_fields__
        and kind is not Statement
    }
    reader = import_module("replicalint.usage.uses")
    read_here = {name for name in kinds if hasattr(reader, name)}
    assert kinds - read_here == SAYS_NO_MORE


def test_rows_that_a_function_returns_are_a_use_of_their_table() -> None:
    contract = load_contract(SHOP / "contracts" / "shop.yaml")
    assert used("SELECT n.code FROM app.newest_order() AS n", contract) == {
        ("orders", "all", "row")
    }


NESTED = """\
replicalint: 1
name: nested
replica: {search_path: [app]}
relations:
  app.People: {columns: {id: bigint, nickName: text}}
  app.teams: {columns: {id: bigint, lead: app.pair, rest: "app.People[]"}}
types:
  app.pair: {composite: {one: app.People, other: text}}
"""


@pytest.mark.parametrize(
    ("sql", "columns"),
    [
        ('SELECT p."nickName" FROM app."People" AS p', {"nickName"}),
        ("SELECT p.nickname FROM app.people AS p", {"nickName"}),
        ("SELECT ((t.lead).one).id FROM app.teams AS t", {"id", "nickName"}),
        ("SELECT (t.rest[1]).id FROM teams AS t", {"id", "nickName"}),
        ("SELECT ('(,)'::app.pair).other", {"id", "nickName"}),
        ("SELECT t.id FROM app.teams AS t", set()),
    ],
)
def test_a_table_is_used_however_it_is_spelled_and_inside_of_values(
    sql: str, columns: set[str], tmp_path: Path
) -> None:
    (tmp_path / "replicalint.yaml").write_text(NESTED)
    contract = load_contract(tmp_path / "replicalint.yaml")
    (statement,) = statements(Source("q.sql", sql), contract)
    people = (use for use in uses(statement, contract) if use.name == Name("app", "People"))
    assert {column for use in people for column in use.columns} == columns


# Without a column, the same files, statement by statement.
CASES = sorted(
    path
    for path in (*ROOT.glob("tests/cases/**/*.sql"), *ROOT.glob("sql/queries/**/*.sql"))
    if "migrations" not in path.parts
)
NO_RULES = frozenset(("duplicate-name", "unused-ignore"))


def findings(source: Source, contract: Contract) -> Iterator[Finding]:
    rules = Rules(RULES, frozenset(RULES.names))
    report = check_source(source, (contract,), rules, date(2026, 1, 1))
    yield from (one for one in report.findings if one.rule not in NO_RULES)
    yield from (one.finding for one in report.suppressed)


def without(contract: Contract, relation: Name, column: str) -> Contract:
    listed = contract.relations[relation]
    columns = {name: one for name, one in listed.columns.items() if name != column}
    return contract.with_relations(
        {**contract.relations, relation: replace(listed, columns=columns)}
    )


def written(text: str, contract: Contract) -> Iterator[tuple[Name, str]]:
    """Of each relation that a text names, the columns that it names, and one that it does not."""
    words = set(re.findall(r"\w+", text))
    for relation, listed in contract.relations.items():
        if relation.name in words:
            named = [column for column in listed.columns if column in words]
            yield from ((relation, column) for column in named)
            yield from (
                (relation, column) for column in [*listed.columns][-1:] if column not in named
            )


@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_column_that_goes_breaks_is_what_uses_it(path: Path) -> None:
    """A statement that has a finding more without a column uses it; one that names it has one."""
    contract = reference()
    source = Source(path.name, path.read_text(encoding="utf-8"))
    every = [(one, uses(one, contract)) for one in statements(source, contract)]
    known = [*findings(source, contract)]
    before = {(one.rule, one.span.start, one.message) for one in known}
    for relation, column in written(source.text, contract):
        after = findings(source, without(contract, relation, column))
        new = [x for x in after if (x.rule, x.span.start, x.message) not in before]
        for statement, found in every:
            mine = [use for use in found if meets(use, relation, column)]
            broken = [one for one in new if covers(statement, one)]
            assert mine or not broken, (column, broken)
            is_named = any(use.way in (Way.NAME, Way.KEY) for use in mine)
            is_sound = statement.is_analysed and not any(covers(statement, one) for one in known)
            assert broken or not (is_named and is_sound), (column, mine)


def meets(use: Use, relation: Name, column: str) -> bool:
    return use.kind is UseKind.RELATION and use.name == relation and column in use.columns


def covers(statement: Statement, finding: Finding) -> bool:
    return statement.span.start <= finding.span.start < statement.span.end


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`replicalint uses` in a repository with two contracts."""
    shutil.copytree(SHOP, tmp_path, dirs_exist_ok=True)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str) -> tuple[int, str, str]:
        return (status_of(("uses", *arguments)), *capsys.readouterr())

    return run


def session() -> Sequence[tuple[str, str]]:
    """The commands of session.txt, each with what it answers."""
    text = (SHOP / "session.txt").read_text(encoding="utf-8")
    _, *parts = re.split(r"^\$ replicalint uses ?(.*)\n", text, flags=re.MULTILINE)
    return [*zip(parts[::2], parts[1::2], strict=True)]


@pytest.mark.parametrize(("arguments", "answer"), session(), ids=lambda text: text[:30])
def test_the_answers_are_those_of_the_session(run: Run, arguments: str, answer: str) -> None:
    status, out, err = run(*shlex.split(arguments))
    assert (out or err) == answer
    assert (status, bool(err)) in ((0, False), (2, True))


def test_the_page_shows_what_is_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    page = (ROOT / "docs" / "uses.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```console\n\$ replicalint (.*?)\n(.*?)^```$", page, re.M | re.S)
    assert status_of(shlex.split(block[0])) == 0
    assert capsys.readouterr().out == block[1]


def test_the_page_shows_the_keys_of_json(run: Run) -> None:
    page = (ROOT / "docs" / "uses.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```json\n(.*?)^```$", page, re.M | re.S)
    assert keys(json.loads(shown)) == keys(json.loads(run("orders.id", "--format", "json")[1]))


def keys(value: object) -> object:
    """The keys of objects at any depth; of a list, those of its first item."""
    if isinstance(value, dict):
        return {key: keys(one) for key, one in value.items()}
    return [keys(one) for one in value[:1]] if isinstance(value, list) else None


def test_json_has_every_use(run: Run) -> None:
    status, out, err = run("orders.id", "--format", "json")
    assert (status, err, out.count("\n")) == (0, "", 1)
    (contract,) = json.loads(out)["contracts"]
    statements = contract.pop("statements")
    assert contract == {
        "path": "contracts/shop.yaml",
        "name": "shop",
        "governed": 5,
        "unanalysed": 1,
        "subjects": [{"kind": "relation", "name": "app.orders", "column": "id", "listed": True}],
    }
    assert statements[1] == {
        "path": "sql/orders.sql",
        "line": 5,
        "column": 1,
        "name": "GetShipped",
        "endpoints": ["/orders"],
        "analysed": True,
        "uses": [
            {
                "line": 5,
                "column": 10,
                "kind": "relation",
                "name": "app.orders",
                "columns": ["id"],
                "way": "name",
                "write": False,
            }
        ],
    }
    assert [one["analysed"] for one in statements] == [True, True, False]


def test_json_lists_the_columns_that_are_unused_and_who_may_use_them(run: Run) -> None:
    out = run("--unused", "--format", "json")[1]
    desk, shop = json.loads(out)["contracts"]
    assert (desk["unused"], desk["statements"]) == ([], [])
    assert shop["unused"] == [
        {"relation": "public.items", "column": "order_id"},
        {"relation": "public.notes", "column": "id"},
        {"relation": "public.notes", "column": "text"},
    ]
    assert [(one["line"], one["uses"]) for one in shop["statements"]] == [(3, [])]


def test_a_contract_without_endpoints_governs_nothing(run: Run) -> None:
    path = Path("contracts/desk.yaml")
    path.write_text(path.read_text().partition("endpoints:")[0])
    told = "contracts/desk.yaml: no endpoints: list under them who reads which queries\n"
    assert run("--unused") == (2, "", told)


def test_a_file_that_cannot_be_read_gives_no_answer(run: Run) -> None:
    Path("sql/tickets.sql").write_bytes(b"SELECT '\xff'")
    told = "sql/tickets.sql:1:9: byte 0xff at offset 8 is not UTF-8\n"
    assert run("tickets") == (2, "", told)


def test_names_of_the_input_cannot_act_on_a_terminal(run: Run) -> None:
    Path("sql/tickets.sql").write_text('-- name: "\x1b[31m"\nSELECT "\x1b[2J" FROM desk.tickets;\n')
    assert "\x1b" not in run("tickets", "--no-color")[1]
    assert "\x1b" not in run('tickets."\x1b[2J"', "--no-color")[1]
    assert "\x1b" not in run('tickets."\x1b[3J"')[2]
