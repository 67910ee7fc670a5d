"""Every rule is documented, and its examples give exactly the findings that they mark."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from examples import BAD, GOOD, examples
from marks import REFERENCE, TESTS, adjusted, assert_as_marked, marks
from msgspec import Struct

import replicalint.rules
from replicalint import facts, replica
from replicalint.contract import Contract
from replicalint.declared_schema import declared_facts
from replicalint.explain import explanation
from replicalint.facts import Fact, Statement
from replicalint.files.contracts import load_contract
from replicalint.host.extraction import Declared
from replicalint.replica import looked_up
from replicalint.resolve import Session
from replicalint.rule import Rule
from replicalint.rule_names import QUERY_RULES
from replicalint.rules import RULES
from replicalint.show import statement_as_text
from replicalint.source import Chunk, Fragment, Source
from replicalint.syntax.reading import read

_FOLDER = Path(replicalint.rules.__file__).parent


def test_a_rule_is_listed_if_and_only_if_its_file_exists() -> None:
    files = {path.stem.replace("_", "-") for path in _FOLDER.rglob("*.py")} - {"--init--"}
    assert sorted(rule.name for rule in RULES) == sorted(files)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_kebab_case_name_and_a_bad_and_a_good_example(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.doc.partition("\n")[0].endswith(".")
    counts = {
        kind: sum(len(examples(rule, kind, language)) for language in ("sql", "ts", "py"))
        for kind in ("bad", "good")
    }
    assert min(counts.values()) > 0
    assert len(re.findall(r"^```\w+ ", rule.doc, re.MULTILINE)) == sum(counts.values())


@pytest.mark.parametrize(("rule", "sql"), BAD, ids=lambda part: getattr(part, "name", ""))
def test_a_bad_example_gives_exactly_the_marked_findings(rule: Rule, sql: str) -> None:
    assert rule.name in {mark.place.rule for mark in marks(sql)}
    assert_as_marked(sql, REFERENCE)


@pytest.mark.parametrize(("rule", "sql"), GOOD, ids=lambda part: getattr(part, "name", ""))
def test_a_good_example_gives_no_finding(rule: Rule, sql: str) -> None:
    assert marks(sql) == ()
    assert_as_marked(sql, REFERENCE)


class Proxy:
    """A statement that hides some kinds of fact, and remembers the kinds that it is asked for."""

    def __init__(self, statement: Statement, hidden: tuple[type[Fact], ...]) -> None:
        self.statement = statement
        self.hidden = hidden
        self.asked: set[type[Fact]] = set()

    def of(self, kind: type[Fact]) -> tuple[Fact, ...]:
        self.asked.add(kind)
        return () if kind in self.hidden else self.statement.of(kind)

    def __getattr__(self, name: str) -> object:
        return getattr(self.statement, name)


@cache
def statements() -> list[tuple[Statement, Contract]]:
    """Those of all examples and cases."""
    cases = (path.read_text(encoding="utf-8") for path in (TESTS / "cases").rglob("*.sql"))
    found = []
    for sql in (*(sql for _, sql in BAD), *cases):
        contract = adjusted(sql, REFERENCE)
        session = Session(contract)
        reading = read(Fragment.of(Source("q.sql", sql)))
        found += [(looked_up(session.resolve(syntax), contract), contract) for syntax in reading]
    return [*found, *_of_code(), *_of_functions_that_write()]


def _of_functions_that_write() -> list[tuple[Statement, Contract]]:
    """A call of a function of which the contract says that it writes."""
    folder = TESTS / "cases" / "functions-that-write"
    contract = load_contract(folder / "contract.yaml")
    session = Session(contract)
    reading = read(Fragment.of(Source("q.sql", (folder / "calls.sql").read_text())))
    return [(looked_up(session.resolve(syntax), contract), contract) for syntax in reading]


def _of_code() -> list[tuple[Statement, Contract]]:
    """Statements with what only host code has: a name that it puts in, a type that it declares."""
    source = Source("q.ts", "SELECT o.${1:name} FROM public.orgs o")
    whole = Fragment.of(source).whole
    fragment = Fragment.joined(whole, (Chunk(source.text, whole, True),))
    (syntax,) = read(fragment)
    column = Declared(whole, "orgs", "public", column="name", type="uuid")
    statements = (Session(REFERENCE).resolve(syntax), declared_facts(column, REFERENCE))
    return [(looked_up(one, REFERENCE), REFERENCE) for one in statements]


def is_fact(kind: object) -> bool:
    return (
        isinstance(kind, type)
        and issubclass(kind, Struct)
        and kind is not Statement
        and hasattr(kind, "span")
    )


def test_every_kind_of_fact_is_in_a_case_and_shown() -> None:
    kinds = filter(is_fact, (*vars(facts).values(), *vars(replica).values()))
    words = {re.sub("(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower() for kind in kinds}
    lines = {
        re.split(" {2,}", line)[2]
        for statement, _ in statements()
        for line in statement_as_text(statement).splitlines()[1:]
    }
    assert lines == {word.removesuffix(" use") for word in words}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.queries], ids=lambda r: r.name)
def test_a_rule_finds_nothing_without_what_it_reads(rule: Rule) -> None:
    assert rule.queries is not None
    asked = set()
    for statement, contract in statements():
        without = Proxy(statement, rule.reads)
        assert list(rule.queries(without, contract)) == []
        asked |= without.asked
    assert rule.reads
    assert asked >= set(rule.reads)


def test_the_list_says_what_rules_read() -> None:
    judging = (rule for rule in RULES if rule.queries is not None)
    told = {rule.name: tuple(kind.__name__ for kind in rule.reads) for rule in judging}
    assert told == QUERY_RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_explanation_of_a_rule_holds_its_examples(rule: Rule) -> None:
    told = explanation(rule)
    assert told.startswith(f"{rule.name}: {rule.severity.value}")
    for sql in (*examples(rule, "bad"), *examples(rule, "good")):
        assert all(line.strip() in told for line in sql.splitlines())
