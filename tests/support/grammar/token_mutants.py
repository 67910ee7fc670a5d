"""Statements with one token too many, too few or out of place, and PostgreSQL's word on them.

What PostgreSQL's grammar refuses must not be called analysed, and what it takes must be, where the
statement was before. Tokens are those of PostgreSQL's own scanner (pglast).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pglast
from keyword_places import KEYWORDS
from pglast import ast
from pglast.parser import scan
from pglast.visitors import Ancestor, Visitor
from pieces import cut

from replicalint.api import check_text
from replicalint.contract import Contract

# What reads or changes rows, and what stands around that in a file of queries: no DDL, no DO.
KINDS = tuple(
    getattr(ast, f"{name}Stmt")
    for name in (
        "Select Insert Update Delete Merge Explain Prepare Execute Deallocate DeclareCursor Fetch "
        "ClosePortal VariableSet VariableShow Transaction ConstraintsSet Listen Notify Unlisten "
        "Lock Truncate Copy Discard Load Call CreateTableAs View RefreshMatView"
    ).split()
)
REMAINING = Path(__file__).parents[2] / "grammar" / "mutants_remaining.txt"
_COMMENTS = ("SQL_COMMENT", "C_COMMENT")
_INSERTED = (*KEYWORDS, *"( ) [ ] , . : :: = < <> - * + || := => 1 'x' x".split())


@dataclass(frozen=True)
class Mutant:
    """A changed statement: whether PostgreSQL's parser takes it, and whether it is analysed."""

    text: str
    is_valid: bool
    is_analysed: bool

    @property
    def is_wrong(self) -> bool:
        return self.is_valid != self.is_analysed

    @property
    def line(self) -> str:
        """How the list names it: "refused: SELECT 1 ,"."""
        return f"{'taken' if self.is_valid else 'refused'}: {' '.join(self.text.split())}"


def originals(texts: Iterable[str], contract: Contract) -> Iterator[str]:
    """The statements of KINDS in texts of SQL that PostgreSQL takes and that are analysed."""
    for text in texts:
        for piece in cut(text).pieces:
            sql = text[piece.start : piece.end]
            if isinstance(piece.tree, KINDS) and _is_valid(sql) and _is_analysed(sql, contract):
                yield sql


def remaining() -> dict[str, str]:
    """The lines of mutants that are still judged otherwise than PostgreSQL does, and why."""
    known, reason = {}, ""
    for line in REMAINING.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            reason = line
        elif line:
            known[line] = reason
    return known


def mutant(original: str, contract: Contract, seed: int) -> Mutant:
    """The statement with one token dropped, doubled, swapped with the next, or put before one.

    What changes is decided by the seed and the statement alone.
    """
    text = _changed(original, Random(f"{seed} {original}"))
    return Mutant(text, _is_valid(text), _is_analysed(text, contract))


def _changed(sql: str, random: Random) -> str:
    tokens = [
        sql[token.start : token.end + 1] for token in scan(sql) if token.name not in _COMMENTS
    ]
    at = random.randrange(len(tokens))
    match random.randrange(4):
        case 0:
            del tokens[at]
        case 1:
            tokens.insert(at, tokens[at])
        case 2:
            tokens[at : at + 2] = reversed(tokens[at : at + 2])
        case _:
            tokens.insert(at, random.choice((random.choice(tokens), random.choice(_INSERTED))))
    return " ".join(tokens)


def _is_valid(sql: str) -> bool:
    """Whether PostgreSQL takes it: pglast takes parameters where PostgreSQL has none."""
    try:
        trees = pglast.parse_sql(sql)
    except pglast.Error:
        return False
    own = _OwnParameters()
    own(trees)
    return not own.found


class _OwnParameters(Visitor):  # type: ignore[misc]  # pglast comes without types
    """Looks for `?`, and for `$1` as the string of a typed constant."""

    found = False

    def visit_ParamRef(self, _: Ancestor, node: ast.ParamRef) -> None:
        self.found = self.found or node.number == 0

    def visit_TypeCast(self, _: Ancestor, node: ast.TypeCast) -> None:
        is_parameter = isinstance(node.arg, ast.ParamRef)
        is_before = is_parameter and node.typeName.location < node.arg.location
        self.found = self.found or is_before


def _is_analysed(sql: str, contract: Contract) -> bool:
    report = check_text(sql, contract)
    assert not report.internal_errors, (sql, report.internal_errors)
    return all(one.rule != "unanalysed" for one in report.findings)
