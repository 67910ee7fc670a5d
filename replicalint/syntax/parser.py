"""sqlglot's parser, with a bound to what it may make of a statement's tokens."""

from __future__ import annotations

from functools import cache

from sqlglot import exp
from sqlglot.dialects.postgres import Postgres
from sqlglot.errors import ParseError
from sqlglot.parser import Parser
from sqlglot.tokenizer_core import Token


class TooManyNodes(Exception):
    """sqlglot has made as many nodes as it may, and has not read the statement."""


def parsed(tokens: list[Token], most_nodes: int) -> list[exp.Expr | None]:
    """The trees of statements; raises ParseError, and TooManyNodes for more than so many nodes.

    Those count, too, that are made on a way which sqlglot then gives up: some ways end after each
    level that stands in them was read twice. Compiled or not, it makes the same nodes.
    """
    parser = _parser()
    parser.max_nodes = most_nodes
    try:
        return parser.parse(tokens, "")
    except ParseError as problem:
        description = problem.errors[0].get("description") if problem.errors else None
        if (description or "").startswith("Maximum number of AST nodes"):
            raise TooManyNodes from problem
        raise


@cache
def _parser() -> Parser:
    dialect = Postgres()
    # It reads the name of each type once more, with a tokenizer that is made anew every time.
    tokenizer = dialect.tokenizer()
    vars(dialect)["tokenizer"] = lambda **_: tokenizer
    return dialect.parser()
