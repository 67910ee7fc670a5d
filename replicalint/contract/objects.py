"""Reads what else a replica has, and what it never has: all but relations and endpoints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from msgspec.structs import replace

from ..name import BLANKS, Name, is_plain
from ..pgtype import PgType
from ..source import Span
from .constraints import read_flag
from .mistake import Mistakes
from .node import MappingEntry, Node, NodeKind
from .parts import Function, NotReplicated, TypeDef
from .reading import (
    choice,
    entries,
    expected,
    fields,
    folded_name,
    items,
    key_name,
    key_pattern,
    plain_name,
    qualified_name,
    text,
    twice,
    unique,
)
from .type_names import TypeNames
from .types import LONGEST, meant, read_type

KINDS = (
    "view",
    "materialized view",
    "table",
    "unlogged table",
    "function",
    "sequence",
    "foreign table",
)
_FUNCTION_KEYS = ("writes",)
_FUNCTION = "a function: schema.name or schema.name(argument types), with or without returns TYPE"
_QUOTED_OR_RETURNS = cache(
    lambda: re.compile(r'"[^"]*"?|(?<=\s)(?P<returns>returns)(?=\s)', re.IGNORECASE | re.ASCII)
)
_QUOTED = cache(lambda: re.compile(r'"[^"]*"?'))
_MARK = cache(lambda: re.compile(r'[(),]|"[^"]*"?'))


def read_keyed(
    node: Node,
    mistakes: Mistakes,
    name: Callable[[MappingEntry, Mistakes], Name | None] = key_name,
) -> dict[Name, MappingEntry]:
    """The entries of a mapping by the names that its keys are, each name once.

    A key that is no name stands for itself, so that the mistakes below it are told as well.
    """
    named: dict[Name, MappingEntry] = {}
    for entry in entries(node, mistakes):
        key = name(entry, mistakes) or Name("", entry.key)
        if key in named:
            twice(entry, named[key], mistakes)
        else:
            named[key] = entry
    return named


def read_types(node: Node, known: TypeNames, mistakes: Mistakes) -> Mapping[Name, TypeDef]:
    """The types that a replica has, in the order of the contract."""
    keyed = read_keyed(node, mistakes)
    return {
        name: replace(
            read_type_definition(name, entry, known, mistakes), folded=other_name(entry, keyed)
        )
        for name, entry in keyed.items()
    }


def other_name(entry: MappingEntry, keyed: Mapping[Name, MappingEntry]) -> Name | None:
    """What a key with capitals may stand for as well, unless the contract lists that, too."""
    folded = folded_name(entry.key)
    return None if folded in keyed else folded


def read_type_definition(
    name: Name, entry: MappingEntry, known: TypeNames, mistakes: Mistakes
) -> TypeDef:
    """`{enum: [...]}`, `{composite: {...}}`, `{domain: ...}`, `{range: ...}` or `{}`."""
    values = fields(entry.value, ("enum", "composite", "domain", "range"), mistakes)
    if len(values) > 1:
        expected_one = "expected only one of enum, composite, domain and range"
        mistakes.add(entry.value.span, entry.value.path, expected_one)
    labels = unique(values["enum"], mistakes, "labels", read_label) if "enum" in values else {}
    members: dict[str, PgType] = {}
    if "composite" in values:
        members = read_fields(values["composite"], known, mistakes)
    base = read_type(values["domain"], known, mistakes) if "domain" in values else None
    subtype = read_type(values["range"], known, mistakes) if "range" in values else None
    return TypeDef(name, entry.span, tuple(labels), MappingProxyType(members), base, subtype)


def read_label(node: Node, mistakes: Mistakes, what: str = "text") -> str | None:
    """A label of an enum: any text, even one without a visible character."""
    return node.text if node.kind is NodeKind.TEXT else text(node, mistakes, what)


def read_fields(node: Node, known: TypeNames, mistakes: Mistakes) -> dict[str, PgType]:
    """The fields of a composite type with their types."""
    members: dict[str, PgType] = {}
    for entry in entries(node, mistakes, "a mapping from field to type"):
        key = Node(NodeKind.TEXT, entry.span, entry.value.path, entry.key)
        name = plain_name(key, mistakes, "a field name")
        field_type = read_type(entry.value, known, mistakes)
        if name is not None and field_type is not None:
            members[name] = field_type
    return members


def read_functions(node: Node, known: TypeNames, mistakes: Mistakes) -> tuple[Function, ...]:
    """The user functions that a replica has, each signature once."""
    functions: dict[tuple[Name, tuple[PgType, ...] | None], Function] = {}
    for item in items(node, mistakes, "functions"):
        function = read_function(item, known, mistakes)
        if function is None:
            continue
        key = (function.name, function.arguments)
        if key in functions:
            line = functions[key].span.line
            mistakes.add(item.span, item.path, f"duplicate function (first on line {line})")
        functions.setdefault(key, function)
    return tuple(functions.values())


def read_function(node: Node, known: TypeNames, mistakes: Mistakes) -> Function | None:
    """A signature alone, or `public.bump(uuid): {writes: true}`."""
    if node.kind is not NodeKind.MAPPING:
        return read_signature(node, known, mistakes)
    if len(node.entries) != 1:
        message = f"expected one function, found {len(node.entries)}"
        mistakes.add(node.span, node.path, message, "Write each in a line of its own.")
        return None
    entry = node.entries[0]
    key = Node(NodeKind.TEXT, entry.span, node.path, entry.key)
    function = read_signature(key, known, mistakes)
    values = fields(entry.value, _FUNCTION_KEYS, mistakes)
    writes = read_flag(values["writes"], mistakes) if "writes" in values else None
    return None if function is None else replace(function, writes=writes)


def read_signature(node: Node, known: TypeNames, mistakes: Mistakes) -> Function | None:
    """`refresh`, `public.refresh(uuid, text[])` or `public.owner_of(text) returns uuid`."""
    is_text = node.kind is NodeKind.TEXT and len(node.text) <= LONGEST
    signature, result = _result(node.text) if is_text else ("", None)
    unquoted, parenthesis, _ = _masked(signature).partition("(")
    written, rest = signature[: len(unquoted)], signature[len(unquoted) + 1 :]
    if not written or ")" in unquoted or (parenthesis and not rest.endswith(")")):
        expected(node, _FUNCTION, mistakes)
        return None
    written = written.rstrip(BLANKS) or written
    inside = rest[:-1] if parenthesis else None
    name = read_function_name(Node(NodeKind.TEXT, node.span, node.path, written), mistakes)
    arguments: tuple[PgType, ...] | None = None
    if inside is not None:
        words = _arguments(inside) if inside.strip() else ()
        types = [meant(word, node, known, mistakes) for word in words]
        arguments = tuple(t for t in types if t is not None)
    returns = meant(result, node, known, mistakes) if result is not None else None
    return None if name is None else Function(name, arguments, node.span, returns)


def _masked(text: str) -> str:
    """The text with others in the place of all characters in double quotes."""
    return _QUOTED().sub(lambda quoted: "_" * len(quoted[0]), text)


def _result(text: str) -> tuple[str, str | None]:
    """What stands before `returns`, and the type behind it."""
    for match in _QUOTED_OR_RETURNS().finditer(text):
        if match["returns"]:
            signature = text[: match.start()].rstrip(BLANKS)
            result = text[match.end() :].lstrip(BLANKS)
            rest = result[len("setof") :].lstrip(BLANKS)
            if result[: len("setof ")].lower().rstrip(BLANKS) == "setof" and rest:
                result = rest
            return (signature, result) if signature and result else (text, None)
    return text, None


def _arguments(text: str) -> Iterator[str]:
    """What stands between the commas that are in no parentheses and no quotes."""
    start = depth = 0
    for mark in _MARK().finditer(text):
        if mark[0] in "()":
            depth += 1 if mark[0] == "(" else -1
        elif mark[0] == "," and depth == 0:
            yield text[start : mark.start()]
            start = mark.end()
    yield text[start:]


def read_function_name(node: Node, mistakes: Mistakes) -> Name | None:
    """The name of a function, with or without its schema."""
    if "." in _masked(node.text):
        return qualified_name(node, mistakes)
    bare = plain_name(node, mistakes, _FUNCTION)
    return None if bare is None else Name("", bare)


def read_sequences(node: Node, mistakes: Mistakes) -> dict[Name, Span]:
    """The sequences that a replica has."""
    sequences = unique(node, mistakes, "sequences", qualified_name)
    return {name: item.span for name, item in sequences.items()}


def read_settings(node: Node, mistakes: Mistakes) -> dict[str, Span]:
    """The settings that replicas give to the sessions of their readers."""
    settings = unique(node, mistakes, "settings", read_setting)
    return {name: item.span for name, item in settings.items()}


def read_setting(node: Node, mistakes: Mistakes) -> str | None:
    """`app.tenant`: the name of a setting of one's own (guc.c, valid_custom_variable_name)."""
    name = text(node, mistakes, _SETTING_NAME)
    if name is None:
        return None
    folded = "".join(c.lower() if c.isascii() else c for c in name)  # guc.c, guc_name_compare
    parts = folded.split(".")
    if len(parts) > 1 and all(map(is_plain, parts)):
        return folded
    is_bare = len(parts) == 1 and is_plain(folded)
    hint = "Every server has PostgreSQL's own settings: list none of them." if is_bare else None
    expected(node, _SETTING_NAME, mistakes, hint)
    return None


_SETTING_NAME = "a setting of your own, such as app.tenant"


def read_roles(node: Node, mistakes: Mistakes) -> dict[str, Span]:
    """The roles that replicas have."""
    roles = unique(node, mistakes, "roles", plain_name)
    return {name: item.span for name, item in roles.items()}


def read_extensions(node: Node, mistakes: Mistakes) -> dict[str, Span]:
    """The extensions that a replica has."""
    extensions = unique(node, mistakes, "extensions", plain_name)
    return {name: item.span for name, item in extensions.items()}


def read_not_replicated(node: Node, mistakes: Mistakes) -> tuple[NotReplicated, ...]:
    """What the primary has and no replica ever will."""
    keyed = read_keyed(node, mistakes, key_pattern)
    found: list[NotReplicated] = []
    for name, entry in keyed.items():
        one = read_not_replicated_entry(name, entry, mistakes)
        folded = other_name(entry, keyed)
        found += [one] if folded is None else [one, replace(one, name=folded)]
    return tuple(found)


def read_not_replicated_entry(name: Name, entry: MappingEntry, mistakes: Mistakes) -> NotReplicated:
    """`{kind: view, instead: public.orgs.has_usage_credits}`."""
    values = fields(entry.value, ("kind", "instead", "reason"), mistakes, ("kind",))
    kind = choice(values["kind"], KINDS, mistakes) if "kind" in values else None
    instead = text(values["instead"], mistakes) if "instead" in values else None
    reason = text(values["reason"], mistakes) if "reason" in values else None
    return NotReplicated(name, kind or "table", entry.span, instead, reason)
