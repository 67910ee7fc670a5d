"""An expression that stands alone, as behind DEFAULT and in CHECK, as a value."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct, field
from sqlglot.errors import SqlglotError

from ..changes import Expression, Opaque
from ..contract import Contract
from ..name import Name
from ..pgtype import PgType
from ..source import Form, Fragment, Source
from ..syntax.cursor import NotReadable
from ..syntax.grammar import tokenised_part
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.parser import TooManyNodes, parsed
from ..syntax.tree import Tree
from ..syntax.work import Work, deep_recursion
from .values import ValueReader

_NOWHERE = Fragment.of(Source("", ""))
_KEPT = 512  # expressions: the defaults of a schema are few, and written again and again
_LONGEST_KEPT = 64  # words, so that what is kept stays small


class _Read(Struct):
    """An expression wherever it is written: its tree, the types that it names, what it says.

    `tree` is None where it cannot be read. What it says follows from what its types mean.
    """

    tree: Tree | None
    types: tuple[tuple[Name, bool], ...] = ()
    said: dict[tuple[PgType | None, ...], Expression] = field(default_factory=dict)


def expression(lexemes: Sequence[Lexeme], contract: Contract) -> Expression:
    """What lexemes say that are an expression over one table; opaque where they are none."""
    texts = tuple([one.text for one in lexemes])
    kinds = tuple([one.kind for one in lexemes])
    read = _kept(texts, kinds) if len(texts) <= _LONGEST_KEPT else _read(texts, kinds)
    if read.tree is None:
        return Opaque(" ".join(texts))
    names = contract.type_names if read.types else None
    meant = tuple([names.meaning(*one) for one in read.types]) if names is not None else ()
    known = read.said.get(meant)
    if known is None:
        known = read.said[meant] = _said(read.tree, contract, texts)
    return known


@lru_cache(maxsize=_KEPT)
def _kept(texts: tuple[str, ...], kinds: tuple[Kind, ...]) -> _Read:
    return _read(texts, kinds)


def _read(texts: tuple[str, ...], kinds: tuple[Kind, ...]) -> _Read:
    """Reads an expression by its words alone: each stands one place behind the other."""
    words = [
        Lexeme(kind, text, at, at + 1)
        for at, (kind, text) in enumerate(zip(kinds, texts, strict=True))
    ]
    if not words:
        return _Read(None)
    work = Work.of(len(words), sum(map(len, texts)))
    try:
        with deep_recursion():
            tokens, marks = tokenised_part(Form.EXPRESSION, words)
            (root,) = parsed(tokens, work.most_nodes)
    except (NotReadable, SqlglotError, TooManyNodes, RecursionError, ValueError):
        return _Read(None)
    assert root is not None
    types = [(one.name, one.dimensions > 0) for one in marks.types.values()]
    return _Read(Tree(_NOWHERE, words, marks, root), tuple(types))


def _said(tree: Tree, contract: Contract, texts: Sequence[str]) -> Expression:
    assert tree.root is not None
    try:
        with deep_recursion():
            return ValueReader(tree, contract).value(tree.root.expressions[0])
    except (RecursionError, IndexError, ValueError):
        return Opaque(" ".join(texts))
