"""An expression that stands alone, as behind DEFAULT and in CHECK, as a value."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.errors import SqlglotError

from ..changes import Expression, Opaque
from ..contract import Contract
from ..source import Form, Fragment
from ..syntax.cursor import NotReadable
from ..syntax.grammar import tokenised_part
from ..syntax.lexeme import Lexeme
from ..syntax.parser import TooManyNodes, parsed
from ..syntax.tree import Tree
from ..syntax.work import Work, deep_recursion
from .values import ValueReader


def expression(fragment: Fragment, lexemes: Sequence[Lexeme], contract: Contract) -> Expression:
    """What lexemes say that are an expression over one table; opaque where they are none."""
    words = list(lexemes)
    if not words:
        return Opaque("")
    work = Work.of(len(words), words[-1].end - words[0].start)
    try:
        with deep_recursion():
            tokens, marks = tokenised_part(Form.EXPRESSION, words)
            (root,) = parsed(tokens, work.most_nodes)
            assert root is not None
            tree = Tree(fragment, words, marks, root)
            return ValueReader(tree, contract).value(root.expressions[0])
    except (NotReadable, SqlglotError, TooManyNodes, RecursionError, IndexError, ValueError):
        return Opaque(" ".join(one.text for one in words))
