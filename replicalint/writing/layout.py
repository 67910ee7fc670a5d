"""The text of a contract as a person would write it, and of its parts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ..contract import Contract
from ..source import visible
from .form import Keys, Named, Value, Word, form_of
from .scalars import scalar

WIDTH = 100
STEP = "  "
NO_COMMENTS: Mapping[str, str] = MappingProxyType({})
# What stands above: a blank line separates it from these.
GROUPS = ("replica", "relations", "types", "functions", "not_replicated", "endpoints")
# Those which a contract has to have, and those which say with an empty list that there is none.
_WITH_EMPTY = ("relations", "settings", "roles")
_FILLED = ("enum", "key", "not_null", "unique")  # lists of short words, many in a line


def text_of(contract: Contract, comments: Mapping[str, str] = NO_COMMENTS) -> str:
    """A contract as the text of a new file.

    `comments` are texts for people by the key path of what they stand above, "" for the head of the
    file; a top-level key may have one without being written: `{"endpoints": "Who reads what?"}`.
    """
    lines = [*comment_lines(comments, "", "")]
    was_long = False
    for key, value in _top_level(contract, comments):
        block = [*comment_lines(comments, key, "")]
        block += [] if value is None else entry_lines(key, value, "", key, comments)
        if key in GROUPS or was_long or len(block) > 1:
            lines.append("")
        was_long = len(block) > 1
        lines += block
    return "".join(f"{line}\n" for line in lines)


def _top_level(
    contract: Contract, comments: Mapping[str, str]
) -> Iterator[tuple[str, Value | None]]:
    """The keys in the order of the file; None for one that is a comment alone."""
    for key, value in form_of(contract).values.items():
        if not is_empty(value) or key in _WITH_EMPTY:
            yield key, value
        elif key in comments:
            yield key, None


def is_empty(value: Value | None) -> bool:
    """Whether a list or a mapping has nothing in it."""
    match value:
        case tuple():
            return not value
        case Named() | Keys():
            return not value.values
        case _:
            return value is None


def comment_lines(comments: Mapping[str, str], path: str, indent: str) -> Iterator[str]:
    """The comment on what a key path leads to. Lines that are indented are not filled."""
    head = f"{indent}# "
    for line in comments.get(path, "").splitlines():
        line = visible(line)
        is_as_it_is = line.startswith("  ") or not line.strip()
        lines = (
            [line]
            if is_as_it_is
            else textwrap.wrap(
                line, WIDTH - len(head), break_long_words=False, break_on_hyphens=False
            )
        )
        yield from (f"{head}{each}".rstrip() for each in lines)


def entry_lines(
    key: str, value: Value, indent: str, path: str, comments: Mapping[str, str] = NO_COMMENTS
) -> list[str]:
    """`key: value` in a block, in one line or in several."""
    return _lines(f"{indent}{scalar(key)}:", value, indent, path, comments)


def item_lines(value: Value, indent: str) -> list[str]:
    """`- value` in a block."""
    if isinstance(value, (Keys, Named)):
        first, *others = _block(value, indent + STEP, "", NO_COMMENTS)
        return [f"{indent}- {first.lstrip()}", *others]
    return [f"{indent}- {flow(value) if _is_collection(value) else flow_free(value)}"]


def value_lines(value: Value, indent: str, path: str, comments: Mapping[str, str]) -> list[str]:
    """What stands behind the colon of a key: the first line is empty where all stands below."""
    first, *others = _lines("", value, indent, path, comments)
    return [first.lstrip(), *others]


def _is_collection(value: Value) -> bool:
    return isinstance(value, (tuple, Keys, Named))


def _lines(
    head: str, value: Value, indent: str, path: str, comments: Mapping[str, str]
) -> list[str]:
    value = value.shortest if isinstance(value, Keys) else value
    if not _is_collection(value):
        return [f"{head} {flow_free(value)}"]
    has_comments = any(each.startswith(f"{path}.") for each in comments)
    if _is_inline(value) and not has_comments:
        line = f"{head} {flow(value)}"
        if is_empty(value) or len(line) + (0 if head else len(indent)) <= WIDTH:
            return [line]
    inner = indent + STEP
    if isinstance(value, tuple):
        if path.rpartition(".")[2] in _FILLED:
            return [f"{head} [", *_filled(value, inner), f"{indent}]"]
        return [head, *(line for item in value for line in item_lines(item, inner))]
    assert isinstance(value, (Keys, Named))
    return [head, *_block(value, inner, path, comments)]


def _is_inline(value: Value) -> bool:
    if isinstance(value, Keys):
        return value.is_inline or not value.values
    if isinstance(value, Named):
        return not value.values
    assert isinstance(value, tuple)
    return not any(isinstance(item, Keys) for item in value)


def _block(
    value: Keys | Named, indent: str, path: str, comments: Mapping[str, str]
) -> Iterator[str]:
    for number, (key, each) in enumerate(value.values.items()):
        if number and path == "relations":
            yield ""
        inner = f"{path}.{key}"
        yield from comment_lines(comments, inner, indent)
        yield from entry_lines(key, each, indent, inner, comments)


def _filled(value: tuple[Value, ...], indent: str) -> Iterator[str]:
    """The items of a list, as many in a line as it takes."""
    line = indent
    for item in value:
        word = f"{flow(item)},"
        if line != indent and len(line) + 1 + len(word) > WIDTH:
            yield line
            line = indent
        line += word if line == indent else f" {word}"
    yield line


def flow_free(value: Value) -> str:
    """A scalar where no brackets are around it."""
    return value.text if isinstance(value, Word) else scalar(str(value))


def flow(value: Value, *, in_json: bool = False) -> str:
    """A value on one line: `{type: text, generated: true}`, `[id, name]`."""
    match value:
        case Word():
            return value.text
        case str():
            return scalar(value, in_flow=True, in_json=in_json)
        case tuple():
            return f"[{', '.join(flow_item(item, in_json=in_json) for item in value)}]"
    shortest = value.shortest if isinstance(value, Keys) else value
    if not isinstance(shortest, (Keys, Named)):
        return flow(shortest, in_json=in_json)
    entries = (flow_entry(*entry, in_json=in_json) for entry in shortest.values.items())
    return f"{{{', '.join(entries)}}}"


def flow_item(value: Value, *, in_json: bool = False) -> str:
    """An item of a list in brackets: a pair stands in no braces there."""
    if isinstance(value, Named) and len(value.values) == 1 and not in_json:
        ((key, of),) = value.values.items()
        return flow_entry(key, of)
    return flow(value, in_json=in_json)


def flow_entry(key: str, value: Value, *, in_json: bool = False) -> str:
    """An entry of a mapping in braces."""
    return f"{scalar(key, in_flow=True, in_json=in_json)}: {flow(value, in_json=in_json)}"
