"""Expected findings, marked in SQL at their position, and what the rules find there.

A caret line speaks about the nearest line above it that is none:

    SELECT o.nmae FROM public.orgs o;
    --       ^^^^ unknown-column "no column"

The text in quotes stands in the message, the hint or after `instead`; a severity before it is that
of the finding: `-- ^ select-star note`. `<` in place of the first
caret: the range begins at column 1. A range over several lines is marked on its first line, up to
its end. `-- contract: RULE "text"` stands for a finding at the contract, in its order. The first
lines may say what the contract is to be for this text, as `-- replication: physical`,
`-- postgres: 18`, `-- search_path: public`, `-- extensions: pg_trgm` or `-- endpoint: /stats`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from replicalint.check import Rules, check_source
from replicalint.contract import Contract
from replicalint.facts import Statement
from replicalint.files.contracts import load_contract
from replicalint.finding import Finding
from replicalint.replica import looked_up
from replicalint.rules import RULES
from replicalint.source import Source

TESTS = Path(__file__).parents[1]
REFERENCE = load_contract(TESTS.parent / "contracts" / "plugin-read-path.yaml")

_MARK = re.compile(
    r" *(?:--|//|#)(?P<before> *)(?P<carets><?\^+|<) (?P<rule>[a-z-]+)"
    r"(?: (?P<severity>error|warning|note))?"
    r'(?P<texts>(?: "[^"]*(?:""[^"]*)*")*)'
)
_IN_CONTRACT = re.compile(
    r'(?:--|//|#) contract: (?P<rule>[a-z-]+)(?P<texts>(?: "[^"]*(?:""[^"]*)*")*)'
)
_SETTING = re.compile(
    r"(?:--|//|#) (?P<key>replication|postgres|search_path|extensions|endpoint): (?P<value>.+)"
)
_TODAY = date(2026, 1, 1)
SEVERITIES = {rule.name: rule.severities for rule in RULES}


@dataclass(frozen=True, order=True)
class Place:
    """A finding's rule and where it is: line and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_column: int
    rule: str


@dataclass(frozen=True)
class Mark:
    """One marked finding, with the texts that it must carry."""

    place: Place
    texts: tuple[str, ...]
    severity: str | None = None


def marks(sql: str) -> tuple[Mark, ...]:
    """The findings that a text expects."""
    return tuple(_marks(sql))


def _marks(sql: str) -> Iterator[Mark]:
    above = 0
    for number, line in enumerate(sql.split("\n"), start=1):
        match = _MARK.fullmatch(line.rstrip())
        if elsewhere := _IN_CONTRACT.fullmatch(line.rstrip()):
            texts = tuple(text.replace('""', '"') for text in _texts(elsewhere["texts"]))
            yield Mark(Place(0, 0, 0, elsewhere["rule"]), texts)
            continue
        if match is None:
            above = number
            continue
        start = match.start("carets") + 1
        column = 1 if match["carets"].startswith("<") else start
        end = start + len(match["carets"])
        texts = tuple(text.replace('""', '"') for text in _texts(match["texts"]))
        yield Mark(Place(above, column, end, match["rule"]), texts, match["severity"])


def _texts(quoted: str) -> list[str]:
    return re.findall(r' "([^"]*(?:""[^"]*)*)"', quoted)


def findings(sql: str, contract: Contract, path: str = "case.sql") -> tuple[Finding, ...]:
    """What all rules together find in a text."""
    rules = Rules(RULES, frozenset(RULES.names))
    report = check_source(Source(path, sql), [adjusted(sql, contract)], rules, _TODAY)
    assert report.internal_errors == ()
    return report.findings


def findings_of(statement: Statement, contract: Contract) -> list[Finding]:
    """What all rules together find in one statement."""
    statement = looked_up(statement, contract)
    asked = (rule.queries for rule in RULES if rule.queries and rule.is_about(contract.replication))
    return [one for check in asked for one in check(statement, contract)]


def place(finding: Finding) -> Place:
    """The place of a finding as a mark gives it."""
    span = finding.span
    if span.source.path.endswith(".yaml"):
        return Place(0, 0, 0, finding.rule)
    first = span.source.line_text(span.line)
    end = span.end_column if span.end_line == span.line else len(first) + 1
    return Place(span.line, span.column, end, finding.rule)


def said(finding: Finding) -> str:
    """All that a finding says in words."""
    related = (related.message for related in finding.related)
    parts = (finding.message, finding.label, finding.instead, finding.hint, *related)
    return "\n".join(part for part in parts if part)


def assert_as_marked(sql: str, contract: Contract, path: str = "case.sql") -> None:
    """The findings are exactly the marked ones, and each carries the texts of its mark."""
    assert_marked(sql, findings(sql, contract, path))


def assert_marked(sql: str, findings: Sequence[Finding]) -> None:
    """The same for findings that were made another way."""
    expected = sorted(marks(sql), key=lambda mark: mark.place)
    found = sorted(findings, key=place)
    shown = "\n".join(f"{place(one)} {one.message}" for one in found)
    assert [place(one) for one in found] == [mark.place for mark in expected], shown
    for one, mark in zip(found, expected, strict=True):
        unsaid = [text for text in mark.texts if text not in said(one)]
        assert unsaid == [], f"{mark.place} says:\n{said(one)}"
        assert mark.severity in (None, one.severity.value), f"{mark.place}: {one.severity}"
        assert one.severity in SEVERITIES[one.rule], f"{mark.place}: {one.severity} is not declared"


def adjusted(sql: str, contract: Contract) -> Contract:
    """The contract as the first lines of the text ask for it; without endpoints unless named."""
    endpoint = None
    for line in sql.split("\n"):
        match = _SETTING.fullmatch(line)
        if match is None:
            break
        value = match["value"].strip()
        if match["key"] == "endpoint":
            endpoint = value
        else:
            contract = _with(contract, match["key"], value)
    return contract.narrowed(tuple(one for one in contract.endpoints if one.name == endpoint))


def _with(contract: Contract, key: str, value: str) -> Contract:
    match key:
        case "replication":
            return replace(contract, replication=value)
        case "postgres":
            return replace(contract, postgres=int(value))
        case "search_path":
            return replace(contract, search_path=tuple(value.split(", ")))
        case _:
            span = next(iter(contract.relations.values())).span
            extensions = dict.fromkeys(value.split(", "), span)
            return replace(contract, extensions=MappingProxyType(extensions))
