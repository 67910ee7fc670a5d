"""Whatever it is given, the linter answers: no exception, no hang, no place outside the file.

Hypothesis chooses the same examples in each run; `FUZZ_EXAMPLES=10000 pytest tests/test_fuzz.py`
tries so many in each test. `bench/fuzz.py` looks at a hundred thousand mutants of statements.
"""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutants import (
    EVERY_RULE,
    GRAMMAR,
    PHRASES,
    ROOT,
    TODAY,
    TYPES,
    WORDS,
    assert_sound,
    corpus,
    migrations_report,
    mutant,
    queries_report,
)

from replicalint.api import check_paths
from replicalint.check import check_source
from replicalint.cli.command import status_of
from replicalint.contract import Contract, ContractError
from replicalint.files.contracts import load_contract
from replicalint.files.reading import InputError, read_source

CONTRACT = load_contract(ROOT / "contracts" / "plugin-read-path.yaml")
CONTRACT_TEXT = CONTRACT.source.text
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
CONTRACT_VALUES = yaml.safe_load(CONTRACT_TEXT)
TEXTS = corpus()
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "100"))
# Of the processor's time, so that a busy machine does not matter. Some hundred times what it takes.
SECONDS, SECONDS_PER_KILOBYTE = 20.0, 2.0

seeds = st.integers(0, 2**32 - 1)
tokens = st.sampled_from((*WORDS, *PHRASES, *GRAMMAR, " ", "\n")) | st.text(
    "+-*/<>=~!@#%^&|`?", max_size=5
)
soup = st.lists(tokens, max_size=60).map(" ".join)
directives = st.lists(
    st.sampled_from(
        "-- /* */ \n replicalint : ignore ignore-file igonre [ ] , unknown-column select-star"
        " unused-ignore unknown-rule until = 2026-01-01 2099-12-31 2026-02-30 reason \u202e".split(
            " "
        )
    ),
    max_size=30,
).map(" ".join)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates()
keys = st.text() | st.sampled_from(
    "replicalint name replica relations types functions endpoints columns type rollout".split()
)
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=6),
    max_leaves=30,
)


@contextmanager
def no_hang(text: str | bytes) -> Iterator[None]:
    """Ends what takes far more of the processor's time than its size explains."""

    def stop(*_: object) -> None:
        raise AssertionError(f"no answer for {len(text)} characters: {text[:500]!r}")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS + SECONDS_PER_KILOBYTE * len(text) / 1000)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def fuzzed(test: Callable[..., None]) -> Callable[..., None]:
    """The same examples each time, however long they take."""
    slow = (HealthCheck.too_slow, HealthCheck.data_too_large)
    return settings(
        derandomize=True,
        deadline=None,
        database=None,
        max_examples=EXAMPLES,
        suppress_health_check=slow,
    )(test)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


USES_OF_TYPES = (
    *("SELECT now()::{0};", "SELECT CAST(o.id AS {0}) FROM public.orgs o;", "SELECT {0} '1';"),
    *(
        "SELECT ('{{1}}'::{0})[1]::{0};",
        "SELECT '1'::{0}::{0}::text::{0};",
        "SELECT ARRAY[1::{0}];",
    ),
    *(
        "SELECT x FROM json_to_record('{{}}') AS t(x {0}, y {0});",
        "PREPARE p ({0}, {0}) AS SELECT $1;",
    ),
    *(
        "SELECT '{0}'::regtype, to_regtype('{0}'), 'f({0}, {0})'::regprocedure;",
        "SELECT $1::{0} + 1;",
    ),
    *("SELECT COALESCE((to_jsonb(o) ->> 'name')::{0}, '1'::{0}) FROM public.orgs o;",),
    *(
        "CREATE TABLE public.t (a {0}, b {0} NOT NULL);",
        "ALTER TABLE public.orgs ADD COLUMN x {0};",
    ),
    *("CREATE FUNCTION public.f(a {0}, OUT b {0}) RETURNS {0} LANGUAGE sql AS 'SELECT 1::{0}';",),
    *(
        "ALTER TABLE public.orgs ALTER COLUMN name TYPE {0} USING name::{0};",
        "DROP FUNCTION f({0});",
    ),
    *("CREATE DOMAIN public.d AS {0};", "CREATE CAST ({0} AS {0}) WITH INOUT;"),
)


@pytest.mark.parametrize("use", USES_OF_TYPES)
def test_types_in_every_syntax(use: str) -> None:
    for one in TYPES:
        for written in (one, f"setof  {one} [ ]"):
            text = use.format(written.replace("'", "''"))
            queries_report(text, CONTRACT)
            migrations_report(text, CONTRACT)


@fuzzed
@given(seeds)
def test_mutated_queries(seed: int) -> None:
    text = mutant(TEXTS, Random(seed))
    with no_hang(text):
        first = queries_report(text, CONTRACT)
    again = queries_report(text, CONTRACT)
    assert (first.findings, first.statements) == (again.findings, again.statements)


@fuzzed
@given(seeds)
def test_mutated_migrations(seed: int) -> None:
    text = mutant(TEXTS, Random(seed))
    with no_hang(text):
        migrations_report(text, CONTRACT)


@fuzzed
@given(soup)
def test_soup_of_tokens(text: str) -> None:
    with no_hang(text):
        queries_report(text, CONTRACT)
        migrations_report(text, CONTRACT)


@fuzzed
@given(st.lists(directives | st.sampled_from(TEXTS), min_size=1, max_size=4).map("\n".join))
def test_comments_that_silence(text: str) -> None:
    with no_hang(text):
        queries_report(text, CONTRACT)
        migrations_report(text, CONTRACT)


@fuzzed
@given(st.sampled_from(TEXTS), st.floats(0, 1))
def test_truncated_statements(text: str, part: float) -> None:
    cut = text[: round(part * len(text))]
    with no_hang(cut):
        queries_report(cut, CONTRACT)


@fuzzed
@given(st.binary(max_size=2000) | st.text().map(str.encode))
def test_files_of_random_bytes(folder: Path, content: bytes) -> None:
    path = folder / "mutant.sql"
    path.write_bytes(content)
    with no_hang(content):
        try:
            source = read_source(path, folder)
        except InputError as error:
            assert all("mutant.sql" in str(mistake) for mistake in error.mistakes)
            return
        assert_sound(check_source(source, (CONTRACT,), EVERY_RULE, TODAY), source.text)


@fuzzed
@given(st.binary(max_size=2000) | st.text().map(str.encode))
def test_contracts_of_random_bytes(folder: Path, content: bytes) -> None:
    assert_contract_or_mistakes(folder, content)


@fuzzed
@given(documents)
def test_contracts_of_random_values(folder: Path, document: object) -> None:
    assert_contract_or_mistakes(folder, yaml.safe_dump(document, allow_unicode=True).encode())


PATHS = st.lists(
    st.sampled_from(
        (*"#*?[]!^-\\/. \t", "a.sql", "sql/", "Get", "get_org", "GetOrg", "é", "a-", "..")
    ),
    max_size=8,
).map("".join)


@fuzzed
@given(st.lists(PATHS, min_size=1, max_size=4), st.lists(PATHS, max_size=2))
def test_contracts_that_select_statements(
    folder: Path, queries: list[str], excepted: list[str]
) -> None:
    """Whatever stands behind `#`: the statements are counted, or the contract has mistakes."""
    mixed = folder / "mixed" / "sql" / "a.sql"
    mixed.parent.mkdir(parents=True, exist_ok=True)
    mixed.write_text("-- name: GetOrg\nSELECT 1;\n-- name: get_org\nSELECT 2;\n")
    endpoint = {"queries": ["sql/a.sql#Get*", *queries], "except": excepted}
    document = {"replicalint": 1, "name": "x", "relations": {}, "endpoints": {"/a": endpoint}}
    contract = mixed.parent.parent / "contract.yaml"
    contract.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    try:
        report = check_paths((), contract)
    except (ContractError, InputError) as error:
        assert error.mistakes
    else:
        assert not report.internal_errors
        assert len(report.statements) + len(report.unselected) == 2
        assert report.statements


@fuzzed
@given(seeds)
def test_mutated_contracts(folder: Path, seed: int) -> None:
    lines = tuple(CONTRACT_TEXT.splitlines(keepends=True))
    random = Random(seed)
    at = random.randrange(len(lines))
    changed = mutant(lines[at : at + 5], random)
    text = "".join((*lines[:at], changed, *lines[at + random.randint(0, 6) :]))
    assert_contract_or_mistakes(folder, text.encode("utf-8", "replace"))


@fuzzed
@given(seeds)
def test_contracts_of_changed_shape(folder: Path, seed: int) -> None:
    """Whole contracts whose keys and values have changed places, gone, or become something else."""
    random = Random(seed)
    document = deepcopy(CONTRACT_VALUES)
    for _ in range(random.randint(1, 4)):
        reshape(document, random)
    is_flow = random.choice((None, True))
    text = yaml.dump(document, Dumper=DUMPER, sort_keys=False, default_flow_style=is_flow)
    content = text.replace("\n", random.choice(("\n", "\n", "\r\n", "\r"))).encode()
    if random.random() < 0.2:
        at = random.randrange(len(content))
        damage = random.choice(
            (b"\0", b"\xff", b"\xef\xbb\xbf", b"\xc2\x85", b"&a ", b"*a ", b"!!str ")
        )
        content = content[:at] + damage + content[at:]
    assert_contract_or_mistakes(folder, content)


def reshape(document: object, random: Random) -> None:
    """Changes one place somewhere in a mapping or a list."""
    places = list(nested(document))
    holder, key = random.choice(places)
    _, other = random.choice(places)
    value = holder[key]
    match random.randrange(6):
        case 0:
            del holder[key]
        case 1:
            holder[key] = random.choice(ODD)
        case 2:
            holder[key] = {str(other): value}
        case 3:
            holder[key] = [value, value]  # dumped as an anchor and its alias where it is not plain
        case 4 if isinstance(holder, dict):
            holder[random.choice(ODD_KEYS)] = holder.pop(key)
        case _:
            where, place = random.choice(places)
            where[place], holder[key] = deepcopy(value), deepcopy(where[place])


def nested(value: object) -> Iterator[tuple[dict | list, object]]:
    """Every place in a value, the places inside mappings and lists included."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], (dict, list)) and value[key]:
            yield from nested(value[key])


ODD = (
    None,
    True,
    -1,
    10**400,
    1.5,
    float("nan"),
    "",
    "*",
    "public.",
    ".x",
    'a."b',
    "x" * 5_000,
    "\u202e",
    "public.a_*",
    "text[]",
    "numeric(10,2)",
    "../../etc/*.sql",
    [],
    {},
    [[[[]]]],
)
ODD_KEYS = (
    "",
    "columns",
    "relations",
    "public.orgs",
    "public.*",
    'public."Odd"',
    "x" * 70,
    1,
    None,
)

NOT_GOVERNED = "not governed: list it under migrations: or exclude it"
COMMANDS = (("check",), ("check", "--format", "json"), ("check", "--statistics"), ("show",))


@fuzzed
@given(st.binary(max_size=500) | seeds, st.sampled_from(COMMANDS), st.booleans())
def test_the_command_ends_with_a_status(
    folder: Path, content: bytes | int, command: tuple[str, ...], is_contract: bool
) -> None:
    """Whatever stands in its files: never a traceback, never a status of its own."""
    query, contract = folder / "query.sql", folder / "replicalint.yaml"
    if isinstance(content, int):
        content = mutant((CONTRACT_TEXT,) if is_contract else TEXTS, Random(content)).encode()
    query.write_bytes(b"SELECT 1;" if is_contract else content)
    contract.write_bytes(content if is_contract else CONTRACT_TEXT.encode())
    out, err = io.StringIO(), io.StringIO()
    with no_hang(content), redirect_stdout(out), redirect_stderr(err):
        status = status_of((*command, "--contract", str(contract), str(query)))
    assert status in (0, 1, 2)
    assert "Traceback" not in err.getvalue(), err.getvalue()
    told = err.getvalue().replace(f"{query.name}: {NOT_GOVERNED}\n", "")
    assert bool(told) == (status == 2), err.getvalue()


HOSTILE = {
    "anchors": "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
    "bomb": "".join(
        f"k{n}: &k{n} [{', '.join([f'*k{n - 1}' if n else 'x'] * 9)}]\n" for n in range(12)
    ),
    "recursive": "a: &a {b: *a}\n",
    "merge": "replicalint: 1\nrelations: {<<: {public.t: {columns: {id: int}}}}\n",
    "merge-cycle": "a: &a\n  <<: *a\n",
    "tag": "!!python/object/apply:os.system ['true']\n",
    "binary": "replicalint: !!binary aGVsbG8=\n",
    "huge-integer": "replicalint: 1" + "0" * 10_000 + "\n",
    "sexagesimal": "replicalint: 1:1:1\n",
    "date": "replicalint: 2026-99-99\n",
    "timestamp": "replicalint: 2026-02-30T25:61:61Z\n",
    "octal": "replicalint: 0o777777777777777777777777\n",
    "deep-flow": "[" * 20_000,
    "deep-block": "".join("  " * n + "a:\n" for n in range(400)),
    "duplicate": "replicalint: 1\nreplicalint: 1\n",
    "mark": "\N{BYTE ORDER MARK}replicalint: 1\n",
    "nul": "replicalint: 1\0\n",
    "surrogate": 'name: "\\ud800"\n',
    "next-line": "name: a\x85b\n",
    "documents": "---\na: 1\n---\nb: 2\n",
    "directive": "%YAML 9.9\n---\na: 1\n",
    "complex-key": "? [a, b]\n: c\n",
    "empty": "",
    "only-comments": "# nothing\n",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_contracts(folder: Path, content: str) -> None:
    assert_contract_or_mistakes(folder, content.encode())


def assert_contract_or_mistakes(folder: Path, content: bytes) -> None:
    """Loading gives a contract, or mistakes that each name the file."""
    path = folder / "contract.yaml"
    path.write_bytes(content)
    with no_hang(content):
        try:
            assert isinstance(load_contract(path), Contract)
        except (ContractError, InputError) as error:
            assert error.mistakes
            assert all("contract.yaml" in str(mistake) for mistake in error.mistakes)
            assert all("\n" not in str(mistake) for mistake in error.mistakes)
