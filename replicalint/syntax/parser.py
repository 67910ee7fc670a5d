"""sqlglot's parser, with a bound to what it may make of a statement's tokens.

The trees of short statements are kept. Tokens hold no name and no place of the text
(`grammar.tokens`), so that `SELECT o.id FROM orgs o` and `SELECT a.name FROM apps a` have the same
ones, and one tree. Nobody changes a tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, TypeAlias

from msgspec import Struct, field
from sqlglot import exp
from sqlglot.dialects.postgres import Postgres
from sqlglot.errors import ParseError
from sqlglot.parser import Parser
from sqlglot.tokenizer_core import Token

from .met_again import MetAgain
from .work import most_nodes

_LONGEST_KEPT = 200  # in tokens

# The first and the last lexeme of nodes, by what is `id` of them.
Ends: TypeAlias = dict[int, tuple[exp.Expr, tuple[int, int] | None]]


class TooManyNodes(Exception):
    """sqlglot has made as many nodes as it may, and has not read the statement."""


class Parsed(Struct, eq=False):
    """The tree of one statement, None where sqlglot makes several of it.

    `ends` are those that somebody has asked for. What `is_kept` stands for others as well.
    """

    root: exp.Expr | None
    ends: Ends = field(default_factory=dict)
    is_kept: bool = False


KEPT: Final = MetAgain[tuple[Token, ...], Parsed]()


def parsed(tokens: tuple[Token, ...]) -> Parsed:
    """The tree of a statement; raises ParseError, and TooManyNodes for more than tokens may make.

    Those count, too, that are made on a way which sqlglot then gives up: some ways end after each
    level that stands in them was read twice. Compiled or not, it makes the same nodes.
    """
    if len(tokens) > _LONGEST_KEPT:
        return Parsed(_root(tokens))
    found = KEPT.find(tokens)
    if found is None:
        found = Parsed(_root(tokens))
        found.is_kept = KEPT.keeps(tokens, found)
    return found


def _root(tokens: Sequence[Token]) -> exp.Expr | None:
    parser = _parser()
    parser.max_nodes = most_nodes(len(tokens))
    try:
        roots = parser.parse([*tokens], "")
    except ParseError as problem:
        description = problem.errors[0].get("description") if problem.errors else None
        if (description or "").startswith("Maximum number of AST nodes"):
            raise TooManyNodes from problem
        raise
    return roots[0] if len(roots) == 1 else None


@cache
def _parser() -> Parser:
    dialect = Postgres()
    # It reads the name of each type once more, with a tokenizer that is made anew every time.
    tokenizer = dialect.tokenizer()
    vars(dialect)["tokenizer"] = lambda **_: tokenizer
    return dialect.parser()
