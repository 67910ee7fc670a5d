"""A file of Python as a `Module`, read by the parser of the Python that runs."""

from __future__ import annotations

import ast
import sys
import tokenize
import warnings
from collections.abc import Iterator
from itertools import pairwise

from ...source import Comment, Fragment, Source
from ..module import Export, Import, Module
from .bindings import bindings
from .blocks import blocks, imported_as, is_type_check
from .expressions import PythonExpressions
from .places import Places
from .statements import ScopeBody, specifier

_SPEAKS = "replicalint"


def module(path: str, source: Source) -> Module:
    """The file with that path, relative to the repository.

    One that cannot be parsed has no statements, and a problem that says so.
    """
    text = source.text
    places = Places.of(text)
    comments = tuple(_comments(source, places)) if _SPEAKS in text.lower() else ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes that do not exist
            tree = ast.parse(text[places.first :])
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        problem = _problem(error, places)
        return Module(path, source, "python", (), comments=comments, problems=(problem,))
    has_assignments = ":=" in text
    names = bindings(tree.body, (), has_assignments)
    scope = ScopeBody(PythonExpressions(places), names, has_assignments, is_module=True)
    imports = tuple(_imports(tree, scope))
    exported = sorted((*names.once, *names.variables))
    return Module(
        path,
        source,
        "python",
        scope.body(tree.body),
        imports=imports,
        exports={
            **{
                one.local: Export(None, None, one.specifier, one.name)
                for one in imports
                if one.local
            },
            **{name: Export(name) for name in exported},
        },
        stars=tuple(_stars(tree)),
        runs=tuple(_runs(tree)),
        comments=comments,
    )


def _problem(error: Exception, places: Places) -> tuple[str, int, int]:
    version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    if not isinstance(error, SyntaxError):
        why = "it is nested too deeply" if not isinstance(error, ValueError) else str(error)
        return f"cannot be parsed as {version}: {why}", places.first, places.first
    line = min(max(error.lineno or 1, 1), len(places.starts))
    start = places.starts[line - 1] + max((error.offset or 1) - 1, 0)
    start = min(start, len(places.text))
    return f"cannot be parsed as {version}: {error.msg}", start, start


def _statements(tree: ast.Module) -> Iterator[tuple[ast.stmt, bool, bool]]:
    """All of a file, whatever the scope: whether a name there is of the module, or for types."""
    todo = [(statement, True, False) for statement in reversed(tree.body)]
    while todo:
        statement, is_global, is_type = todo.pop()
        yield statement, is_global, is_type
        inner = [one for block in blocks(statement) for one in block]
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inner, is_global = statement.body, False
        todo += [(one, is_global, is_type) for one in reversed(inner)]
        if is_type_check(statement) and isinstance(statement, ast.If):
            todo += [(one, is_global, True) for one in reversed(statement.body)]


def _imports(tree: ast.Module, scope: ScopeBody) -> Iterator[Import]:
    for node, is_global, is_type in _statements(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        start, end = scope.expressions.places.of_node(node)
        for alias in node.names:
            is_plain = is_type or (is_global and scope.is_plain_import(alias))
            local = imported_as(alias) if is_plain else ""
            if isinstance(node, ast.Import):
                written = alias.name if alias.asname else imported_as(alias)
                yield Import(local, written, "*", start, end, is_type)
            elif alias.name != "*":
                yield Import(local, specifier(node), alias.name, start, end, is_type)


def _stars(tree: ast.Module) -> Iterator[str]:
    for node, is_global, _ in _statements(tree):
        if is_global and isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            yield specifier(node)


def _runs(tree: ast.Module) -> Iterator[str]:
    """`import a.b` gives the name `a`, and runs `a.b` as well."""
    for node, _, is_type in _statements(tree):
        if isinstance(node, ast.Import) and not is_type:
            yield from (one.name for one in node.names if "." in one.name and not one.asname)


def comments(source: Source) -> tuple[Comment, ...]:
    """All comments of a file; those of its module are of one in which one speaks to replicalint."""
    return tuple(_comments(source, Places.of(source.text)))


def _comments(source: Source, places: Places) -> Iterator[Comment]:
    """The comments of a file, as far as its tokens can be read."""
    fragment = Fragment.of(source)
    lines = _lines(places)
    try:
        for token in tokenize.generate_tokens(lambda: next(lines, "")):
            if token.type == tokenize.COMMENT:
                start = places.starts[token.start[0] - 1] + token.start[1]
                text = token.string[1:]
                begin = start + 1 + len(text) - len(text.lstrip())
                span = fragment.span(start, start + len(token.string))
                yield Comment(fragment, span, text.strip(), begin)
    except (tokenize.TokenError, SyntaxError):
        return


def _lines(places: Places) -> Iterator[str]:
    starts = (*places.starts, places.last)
    for start, end in pairwise(starts):
        line = places.text[start:end]
        yield line if line.isspace() or not line.endswith("\r") else f"{line[:-1]}\n"
