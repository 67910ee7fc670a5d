"""SQL that nobody would write, made of SQL that somebody did; and what must hold of any text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

from msgspec import Struct

from replicalint.cache.results import KeptResult, entry, result_of
from replicalint.catalog.keywords import keywords
from replicalint.catalog.operators import operator_names
from replicalint.check import Rules, check_source
from replicalint.check_migrations import check_migrations
from replicalint.contract import Contract
from replicalint.facts import Statement
from replicalint.finding import Report
from replicalint.replay import migration
from replicalint.report.colours import plain
from replicalint.report.formats import FORMATS, render
from replicalint.report.internal_errors import render_internal_errors
from replicalint.report.summary import render_statistics, summary_line
from replicalint.resolve import statements
from replicalint.rules import RULES
from replicalint.show import statement_as_text
from replicalint.source import Fragment, Source, Span

ROOT = Path(__file__).parents[2]
EVERY_RULE = Rules(RULES, frozenset(RULES.names))
TODAY = date(2026, 1, 1)

# Words that open, close or end something, and names that the reference contract has.
WORDS = tuple(
    re.findall(
        r"[^ \n]+",
        """
    SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT OFFSET FETCH FOR UPDATE UNION ALL INTERSECT EXCEPT
    WITH RECURSIVE MATERIALIZED VALUES TABLE LATERAL ROWS JOIN LEFT FULL CROSS NATURAL ON USING AS
    CASE WHEN THEN ELSE END EXISTS IN ANY NOT NULL IS DISTINCT BETWEEN SYMMETRIC LIKE ESCAPE SIMILAR
    ARRAY ROW CAST COLLATE AT TIME ZONE INTERVAL OVER PARTITION FILTER WITHIN VARIADIC GROUPING SETS
    JSON_TABLE XMLTABLE COLUMNS PATH PASSING EXTRACT OVERLAY PLACING SUBSTRING TRIM TABLESAMPLE
    INSERT INTO UPDATE SET DELETE MERGE MATCHED RETURNING CONFLICT DO NOTHING DEFAULT COPY STDOUT
    CREATE ALTER DROP FUNCTION TRIGGER VIEW TYPE PUBLICATION COLUMN BEGIN ATOMIC RETURN EXPLAIN
    PREPARE EXECUTE OPERATOR GRANT REVOKE LANGUAGE plpgsql IF LOOP DECLARE
    ( ) [ ] { } , ; . .. : :: := => = <> != <= -> ->> #>> @> ? ?| || % * / + - ~ ^ & | ! @ # \\
    ' '' " "" $$ $a$ $a E' e'\\ U&' U&" B' X'1 -- /* */ /*/* $1 $0 $99999 :name :'name' %s %(name)s
    @name 0x 0x1F 1_000 1. .1 1e 1e9 99999999999999999999 true NULL
    orgs o public public.orgs o.name to_jsonb(o) has_usage_credits usage_credit_balances o.*
    count(*)
    int text "Mixed" naïve 数 ² 1² $² \N{ARABIC-INDIC DIGIT ONE} İ \N{LATIN SMALL LETTER LONG S}
    \N{IDEOGRAPHIC SPACE} \x1c \N{NO-BREAK SPACE} \N{RIGHT-TO-LEFT OVERRIDE} \x1b[31m
    \N{BYTE ORDER MARK}
    """,
    )
)
# Types in every syntax of gram.y, and what gives a value one.
TYPES = (
    *("setof int", "int[3][]", "int array[3]", "int array", "double precision", "float(24)"),
    *("numeric(10, 2)", "bit varying(3)", "national character varying(3)", "char(1)", '"char"'),
    *("time(3) with time zone", "timestamp without time zone", "interval year to month"),
    *("interval day to second(3)", "interval(3)", "public.orgs", "public.orgs.id%type"),
    *("setof public.orgs[]", "pg_catalog.int4", "orgs%rowtype", "anyelement", "json", "dec(1)"),
)
PHRASES = (
    *(f"::{one}" for one in TYPES),
    *(f"{one} '1'" for one in TYPES),
    *(f"CAST(id AS {one})" for one in TYPES),
    *(f"AS t(x {one}, y {one})" for one in TYPES),
    *TYPES,
)
# What PostgreSQL's own lexer and grammar know: every keyword, every operator of the catalogue.
GRAMMAR = (*sorted(keywords()), *sorted(operator_names()))
_PIECE = re.compile(r"\w+|\s+|.", re.DOTALL)
_INSERTED = (WORDS, WORDS, PHRASES, GRAMMAR)
_SHOWN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def corpus() -> tuple[str, ...]:
    """The statements of all cases and of the reference SQL, with the comments before them."""
    files = sorted((ROOT / "tests" / "cases").rglob("*.sql")) + sorted(
        (ROOT / "sql").rglob("*.sql")
    )
    texts = (file.read_text(encoding="utf-8") for file in files)
    return tuple(part for text in texts for part in re.split(r"(?<=;)\n", text) if part.strip())


def mutant(texts: Sequence[str], random: Random) -> str:
    """One text, or two run together, with one to six places changed."""
    pieces = _PIECE.findall(random.choice(texts))
    if random.random() < 0.2:
        pieces = _spliced(pieces, _PIECE.findall(random.choice(texts)), random)
    for _ in range(random.randint(1, 6)):
        _change(pieces, random)
    text = "".join(pieces)
    return text[: random.randint(0, len(text))] if random.random() < 0.1 else text


def _spliced(first: list[str], second: list[str], random: Random) -> list[str]:
    return first[: random.randint(0, len(first))] + second[random.randint(0, len(second)) :]


def _change(pieces: list[str], random: Random) -> None:
    """Deletes, repeats, swaps, replaces or cuts a piece, or puts a word before it."""
    at, other = (random.randrange(len(pieces) + 1) for _ in range(2))
    if at == len(pieces) or other == len(pieces):
        pieces.append(random.choice(random.choice(_INSERTED)))
        return
    match random.randrange(6):
        case 0:
            del pieces[at]
        case 1:
            pieces.insert(at, pieces[other])
        case 2:
            pieces[at], pieces[other] = pieces[other], pieces[at]
        case 3:
            pieces[at] = random.choice(random.choice(_INSERTED))
        case 4:
            pieces[at] = pieces[at][: random.randint(0, len(pieces[at]))]
        case _:
            pieces.insert(at, f" {random.choice(random.choice(_INSERTED))} ")


def queries_report(text: str, contract: Contract) -> Report:
    """What all rules find in a text; asserts what must hold of any."""
    source = Source("mutant.sql", text)
    report = check_source(source, (contract,), EVERY_RULE, TODAY)
    assert_sound(report, text)
    for statement in statements(Fragment.of(source), contract):
        _assert_facts_sound(statement, text)
    return report


def migrations_report(text: str, contract: Contract) -> Report:
    """The same for a text that is a migration."""
    source = Source("mutant.sql", text)
    report = check_migrations((source,), (source.path,), contract, EVERY_RULE, TODAY).report
    assert_sound(report, text)
    for step in migration((Fragment.of(source),), contract):
        _assert_facts_sound(step.statement, text)
        for change in step.changes:
            for span in _spans(change):
                _assert_inside(span, text)
    return report


def assert_sound(report: Report, text: str) -> None:
    """No bugs; spans lie in the text and hold what stands there; what is printed does no harm, and
    is the same bytes where the report has been kept.
    """
    assert not report.internal_errors, render_internal_errors(report.internal_errors, debug=True)
    found = [*report.findings, *(silenced.finding for silenced in report.suppressed)]
    for finding in found:
        _assert_inside(finding.span, text)
        for related in finding.related:
            if related.span.source.path == "mutant.sql":
                _assert_inside(related.span, text)
    lines = text.count("\n") + 1
    for statement in report.statements:
        assert 1 <= statement.line <= statement.end_line <= lines
    kept = read_back(report)
    rendered = [plain(render(report, form)) for form in FORMATS]
    if found:
        assert [plain(render(kept, form)) for form in FORMATS] == rendered
    rendered += [render_statistics(report), summary_line(report)]
    assert [text for text in rendered if _SHOWN.search(text)] == []


def read_back(report: Report) -> Report:
    """A report as a later run has it, which is the same."""
    written = entry(KeptResult(report), TODAY)
    assert written is not None
    found = result_of(written, TODAY)
    assert found is not None and found.report == report
    return found.report


def _assert_facts_sound(statement: Statement, text: str) -> None:
    """What `show` tells of a statement lies inside of it."""
    assert not _SHOWN.search(statement_as_text(statement))
    for span in _spans(statement):
        _assert_inside(span, text)
        assert statement.span.start <= span.start <= span.end <= statement.span.end


def _spans(value: object) -> Iterator[Span]:
    """The spans in a value of facts: in its fields, and in what those hold."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _spans(one)
    elif isinstance(value, Struct) and not isinstance(value, (Contract, Source)):
        for name in value.__struct_fields__:
            yield from _spans(getattr(value, name))


def _assert_inside(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text)
    assert span.text == text[span.start : span.end]
