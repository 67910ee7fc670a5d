"""An expression that stands alone, as behind DEFAULT and in CHECK, as a value."""

from __future__ import annotations

import re
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
from ..syntax.work import deep_recursion
from .values import ValueReader

_NOWHERE = Fragment.of(Source("", ""))
_KEPT = 512  # expressions: the defaults of a schema are few, and written again and again
_LONGEST_KEPT = 64  # words, so that what is kept stays small
# A constant that the grammar reads like any other, whatever stands in it.
_PLAIN = re.compile(r"'[\w .\"]*'")


class _Read(Struct):
    """An expression wherever it is written: its tree, and the types that it names.

    `tree` is None where it cannot be read. What it says follows from what its types mean; the
    constants in the tree may be others.
    """

    tree: Tree | None
    types: tuple[tuple[Name, bool], ...] = ()
    said: dict[tuple[PgType | None, ...], Expression] = field(default_factory=dict)


def expression(lexemes: Sequence[Lexeme], contract: Contract) -> Expression:
    """What lexemes say that are an expression over one table; opaque where they are none."""
    texts = tuple([one.text for one in lexemes])
    kinds = tuple([one.kind for one in lexemes])
    if len(texts) > _LONGEST_KEPT:
        return _said(_read(texts, kinds), texts, kinds, contract)
    shape = tuple([_shape(one) if one.kind is Kind.STRING else one.text for one in lexemes])
    read = _kept(shape, kinds)
    if shape != texts:
        return _said(read, texts, kinds, contract)
    meant = tuple([contract.type_names.meaning(*one) for one in read.types])
    known = read.said.get(meant)
    if known is None:
        known = read.said[meant] = _said(read, texts, kinds, contract)
    return known


def _shape(string: Lexeme) -> str:
    """A constant as far as the grammar reads it."""
    return "''" if _PLAIN.fullmatch(string.text) else string.text


@lru_cache(maxsize=_KEPT)
def _kept(texts: tuple[str, ...], kinds: tuple[Kind, ...]) -> _Read:
    return _read(texts, kinds)


def _read(texts: Sequence[str], kinds: Sequence[Kind]) -> _Read:
    if not texts:
        return _Read(None)
    words = _words(texts, kinds)
    try:
        with deep_recursion():
            tokens, marks = tokenised_part(Form.EXPRESSION, words)
            found = parsed(tokens)
    except (NotReadable, SqlglotError, TooManyNodes, RecursionError, ValueError):
        return _Read(None)
    types = [(one.name, one.dimensions > 0) for one in marks.types.values()]
    return _Read(Tree.of(_NOWHERE, words, marks, found), tuple(types))


def _words(texts: Sequence[str], kinds: Sequence[Kind]) -> list[Lexeme]:
    """The words of an expression wherever it is: each stands one place behind the other."""
    words = enumerate(zip(kinds, texts, strict=True))
    return [Lexeme(kind, text, at, at + 1) for at, (kind, text) in words]


def _said(
    read: _Read, texts: Sequence[str], kinds: Sequence[Kind], contract: Contract
) -> Expression:
    """What an expression says with these words in the place of those that it was read with."""
    if read.tree is None or read.tree.root is None:
        return Opaque(" ".join(texts))
    tree = Tree(_NOWHERE, _words(texts, kinds), read.tree.marks, read.tree.root)
    try:
        with deep_recursion():
            return ValueReader(tree, contract).value(read.tree.root.expressions[0])
    except (RecursionError, IndexError, ValueError):
        return Opaque(" ".join(texts))
