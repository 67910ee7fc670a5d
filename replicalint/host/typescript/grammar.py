"""The parser of TypeScript: tree-sitter's, loaded when the first such file comes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Parser, Query

INSTALL = "pip install 'replicalint[code]'"


class MissingParser(Exception):
    """The parser is not installed. The message is one line that says what installs it."""

    def __init__(self) -> None:
        super().__init__(f"reading TypeScript and JavaScript needs tree-sitter: {INSTALL}")


@cache
def language(is_jsx: bool) -> Language:
    """The grammar of TypeScript, or the one that has JSX and no `<T>value`."""
    try:
        import tree_sitter
        import tree_sitter_typescript
    except ImportError as error:
        raise MissingParser from error
    of = tree_sitter_typescript
    return tree_sitter.Language(of.language_tsx() if is_jsx else of.language_typescript())


@cache
def parser(is_jsx: bool) -> Parser:
    """A parser of that grammar."""
    grammar = language(is_jsx)
    from tree_sitter import Parser

    return Parser(grammar)


@cache
def _query(written: str, is_jsx: bool) -> Query:
    grammar = language(is_jsx)
    from tree_sitter import Query

    return Query(grammar, written)


def matches(query: str, root: Node, is_jsx: bool) -> list[dict[str, list[Node]]]:
    """The places where a query finds what it asks for: the nodes of its names."""
    from tree_sitter import QueryCursor

    found = QueryCursor(_query(query, is_jsx)).matches(root)
    return [captures for _, captures in found]
