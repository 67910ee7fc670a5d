"""One query and one program as each stage has them: what docs/architecture.md shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from outlines import outline
from programs import EVERY, Program
from sqlglot.tokenizer_core import TokenType

from replicalint.api import check_text, load_contract
from replicalint.check_code import check_code
from replicalint.host.extract import extraction
from replicalint.report.colours import plain
from replicalint.report.formats import render
from replicalint.resolve import statements
from replicalint.show import statement_as_text
from replicalint.source import Fragment, Source
from replicalint.syntax.grammar import tokenised
from replicalint.syntax.reading import read
from replicalint.syntax.statement import Syntax

PATH = "query.sql"
PROGRAM = "plan.ts"
CONTRACT = "contracts/plugin-read-path.yaml"


def lexemes(query: str) -> str:
    """Each with its number."""
    return "   ".join(f"{n} {one.text}" for n, one in enumerate(_syntax(query).lexemes)) + "\n"


def tokens(query: str) -> str:
    """What sqlglot is shown: names in quotes are numbers of lexemes, and so are constants."""
    found, _ = tokenised(_syntax(query).lexemes)
    is_name = TokenType.IDENTIFIER
    return " ".join(f'"{t.text}"' if t.token_type is is_name else t.text for t in found) + "\n"


def tree(query: str) -> str:
    """What sqlglot makes of them."""
    return f"{_syntax(query).tree.root!r}\n"


def facts(query: str) -> str:
    """What the statement uses, as `replicalint show` prints it."""
    (statement,) = statements(_fragment(query), load_contract(CONTRACT))
    return statement_as_text(statement)


def finding(query: str) -> str:
    """What the rules find, as `replicalint check` prints it."""
    text = plain(render(check_text(query, load_contract(CONTRACT), PATH), "text"))
    return text.removesuffix("\n")


def nodes(program: str) -> str:
    """A file of TypeScript as nodes."""
    module = Program({PROGRAM: program}).module(PROGRAM)
    assert module is not None
    return outline(module) + "\n"


def renderings(program: str) -> str:
    """The SQL that it sends, in each way in which it may be put together."""
    sites = extraction(Program({PROGRAM: program}), PROGRAM).sites
    return "".join(f"{fragment.text}\n" for site in sites for fragment in site.fragments)


def fault(program: str) -> str:
    """What the rules find in it."""
    found = extraction(Program({PROGRAM: program}), PROGRAM)
    report = check_code(found, [load_contract(CONTRACT)], EVERY, date(2026, 1, 1))
    return plain(render(report, "text")).removesuffix("\n")


STAGES: dict[str, Callable[[str], str]] = {
    stage.__name__: stage for stage in (lexemes, tokens, tree, facts, finding)
}
PROGRAM_STAGES: dict[str, Callable[[str], str]] = {
    stage.__name__: stage for stage in (nodes, renderings, fault)
}


def _fragment(query: str) -> Fragment:
    return Fragment.of(Source(PATH, query))


def _syntax(query: str) -> Syntax:
    (syntax,) = read(_fragment(query))
    return syntax
