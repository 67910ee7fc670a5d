"""A file of TypeScript or JavaScript to a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...source import Comment, Fragment, Source, Span
from ..module import Export, Import, Module
from ..nodes import Statement
from .exports import assigned, exported, imports, is_star, specifier
from .expressions import EXPRESSIONS
from .faults import faults, unread
from .grammar import matches, parser
from .preparation import prepared
from .repairs import repaired
from .scripts import Scripts, scripts
from .statements import STATEMENTS
from .walk import Handlers, Walk, is_hoisted, place

if TYPE_CHECKING:
    from tree_sitter import Node

# Whether a file has JSX and whether it has types, by its suffix.
_GRAMMARS = {
    **dict.fromkeys((".ts", ".mts", ".cts"), (False, True)),
    ".tsx": (True, True),
    **dict.fromkeys((".js", ".jsx", ".mjs", ".cjs"), (True, False)),
}
_COMPONENTS = frozenset({".vue", ".svelte", ".astro"})
SUFFIXES = frozenset(_GRAMMARS) | _COMPONENTS

_HANDLERS = Handlers(EXPRESSIONS, STATEMENTS)
_LOADS = ("require(", "import(", "require (", "import (")
_LOADED = """
(call_expression
  function: [(identifier) (import)] @function
  arguments: (arguments . (string) @specifier)) @call
"""
_SPEAKS = "replicalint"
_COMMENTS = "[(comment) (html_comment)] @comment"


def module(path: str, source: Source) -> Module:
    """A file as its statements; `path` is relative to the repository, and says the language.

    Raises `MissingParser` where there is no parser.
    """
    text = source.text
    code = _code(text, path[path.rfind(".") :].lower())
    is_jsx = code.is_jsx
    root, given = _parsed(prepared(code.text, code.is_typed), is_jsx)
    body: list[Statement] = []
    hoisted: list[Statement] = []
    found: list[Import] = []
    exports: dict[str, Export] = {}
    stars: list[str] = []
    runs: list[str] = []
    types: dict[str, str] = {}
    for node in root.named_children:
        kind = node.type
        walk = Walk(text, _HANDLERS)
        if kind == "import_statement":
            before = len(found)
            found += imports(walk, node)
            of = specifier(text, node)
            if len(found) == before and of is not None and not node.child_by_field_name("import"):
                runs.append(of)
            continue
        walk.read(node)
        statements = walk.statements((node,))
        (hoisted if is_hoisted(node) else body).extend(statements)
        types.update(_types(walk, node))
        if kind == "export_statement":
            exports.update(exported(walk, node, statements))
            of = specifier(text, node)
            if of is not None and is_star(node):
                stars.append(of)
    statements = (*hoisted, *body)
    return Module(
        path,
        source,
        "typescript",
        statements,
        (*found, *_loaded(text, root, is_jsx)),
        {**dict(assigned(statements)), **exports},
        tuple(stars),
        tuple(runs),
        types,
        tuple(_comments(source, root, is_jsx)) if _SPEAKS in text.lower() else (),
        tuple(faults(root, given)),
    )


def _code(text: str, suffix: str) -> Scripts:
    """What of a file is code, and which grammar reads it."""
    return scripts(text, suffix) if suffix in _COMPONENTS else Scripts(text, *_GRAMMARS[suffix])


def _parsed(text: str, is_jsx: bool) -> tuple[Node, str]:
    """The tree of a text that is prepared, and that text; where it has faults, repaired."""
    root = _tree(text, is_jsx)
    faults = unread(root)
    if not faults:
        return root, text
    changed = repaired(text, [node.start_byte for node in faults])
    again = _tree(changed, is_jsx) if changed != text else root
    return (again, changed) if len(unread(again)) < len(faults) else (root, text)


def _tree(text: str, is_jsx: bool) -> Node:
    return parser(is_jsx).parse(text.encode("ascii")).root_node


def _types(walk: Walk, node: Node) -> Iterator[tuple[str, str]]:
    """What a statement says a type's name stands for."""
    inner = node.child_by_field_name("declaration") if node.type == "export_statement" else None
    one = inner or node
    name = one.child_by_field_name("name")
    if one.type == "type_alias_declaration":
        value = one.child_by_field_name("value")
    elif one.type == "interface_declaration":
        value = one.child_by_field_name("body")
    else:
        return
    if name is None or value is None:
        return
    bases = [child for child in one.named_children if child.type == "extends_type_clause"]
    written = [walk.written(base) for clause in bases for base in clause.named_children]
    yield walk.written(name), " & ".join((walk.written(value), *written))


def _loaded(text: str, root: Node, is_jsx: bool) -> Iterator[Import]:
    """The modules that `require` and `import()` load, wherever they stand."""
    if not any(one in text for one in _LOADS):
        return
    for captures in matches(_LOADED, root, is_jsx):
        function, of, call = (captures[name][0] for name in ("function", "specifier", "call"))
        if text[function.start_byte : function.end_byte] in ("require", "import"):
            yield Import("", text[of.start_byte + 1 : of.end_byte - 1], "*", *place(call))


def comments(path: str, source: Source) -> tuple[Comment, ...]:
    """All comments of a file; those of its module are of one in which one speaks to replicalint."""
    code = _code(source.text, path[path.rfind(".") :].lower())
    root, _ = _parsed(prepared(code.text, code.is_typed), code.is_jsx)
    return tuple(_comments(source, root, code.is_jsx))


def _comments(source: Source, root: Node, is_jsx: bool) -> Iterator[Comment]:
    fragment = Fragment.of(source)
    for captures in matches(_COMMENTS, root, is_jsx):
        start, end = place(captures["comment"][0])
        written = source.text[start:end]
        inner = written[2:-2] if written.startswith("/*") else written[2:]
        lead = len(inner) - len(inner.lstrip())
        yield Comment(fragment, Span(source, start, end), inner.strip(), start + 2 + lead)
