"""Writes into the text of a contract what of its migrations has run.

Only that is written, at the places that the document's tree tells: order, comments and style of all
else stay as they are, to the character.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from ..contract import ContractError, MappingEntry, Node, NodeKind
from ..source import Source, visible
from .borders import repository_root
from .contracts import contract_root
from .document import MOST_BYTES, read_document
from .reading import Bound, InputError, decoded, printed_path, read_bytes

_KEY, _FILES, _THROUGH, _COUNT = "migrations", "files", "applied_through", "applied_files"
_STEP = "  "
_LINE = re.compile(r"^(?=[^\r\n])", re.MULTILINE)
# What YAML, of whichever version, reads as a text without quotes.
_PLAIN = re.compile(r"(?!(?:true|false|yes|no|on|off|null|y|n)$)[A-Za-z_][\w./-]*", re.IGNORECASE)


class Applied(Protocol):
    """The last migration that has run, and how many stand up to it."""

    @property
    def through(self) -> str: ...

    @property
    def files(self) -> int: ...


class _Edit(Struct, frozen=True):
    """A text that takes the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def with_applied(path: Path, applied: Mapping[int, Applied]) -> bytes:
    """The file of a contract with what has run of its `migrations`, by their numbers in it.

    A list of paths becomes a mapping.
    """
    printed = printed_path(path, contract_root(path))
    data = read_bytes(path, repository_root(path), Bound(MOST_BYTES, printed))
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    written = _with_applied(Source(printed, decoded(data, printed)), applied)
    if not _says(written, applied):
        keys = f"{_THROUGH} and {_COUNT}"
        raise InputError([f"{visible(printed)}: cannot change {_KEY} here: write {keys} by hand"])
    return bom + written.encode("utf-8")


def _says(text: str, applied: Mapping[int, Applied]) -> bool:
    """Whether a contract reads back as it was meant, in whatever style it is written."""
    try:
        document = read_document(Source("", text))
    except ContractError:
        return False
    node = _values(document.root).get(_KEY)
    if node is None or document.mistakes:
        return False
    every = [_values(one) for one in node.items] or [_values(node)]
    return all(
        number < len(every)
        and {_THROUGH, _COUNT} <= every[number].keys()
        and every[number][_THROUGH].text == one.through
        and every[number][_COUNT].text == str(one.files)
        for number, one in applied.items()
    )


def _values(node: Node) -> Mapping[str, Node]:
    return {entry.key: entry.value for entry in node.entries}


def _with_applied(source: Source, applied: Mapping[int, Applied]) -> str:
    root = read_document(source).root
    entry = next(one for one in root.entries if one.key == _KEY)
    text, pieces, end = source.text, [], 0
    edits = (edit for number, one in applied.items() for edit in _edits(text, entry, number, one))
    for edit in sorted(edits, key=lambda one: one.start):  # at one place, as they come
        pieces += [text[end : edit.start], edit.text]
        end = edit.end
    text = "".join((*pieces, text[end:]))
    return text.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in source.text else text


def _edits(text: str, entry: MappingEntry, number: int, applied: Applied) -> Iterator[_Edit]:
    node = entry.value
    if node.kind is NodeKind.MAPPING:
        yield from _in_mapping(text, node, applied)
    elif any(item.kind is NodeKind.MAPPING for item in node.items):
        yield from _in_mapping(text, node.items[number], applied)
    else:
        yield from _in_list(text, entry, applied)


def _in_mapping(text: str, node: Node, applied: Applied) -> Iterator[_Edit]:
    """The keys of a mapping: those that are there get another value, the others come behind."""
    known = {entry.key: entry for entry in node.entries}
    is_flow, is_json = text[node.span.start] == "{", text[node.entries[0].span.start] == '"'
    values = {_THROUGH: _scalar(applied.through, is_json), _COUNT: str(applied.files)}
    new: list[str] = []
    for key, value in values.items():
        if key in known:
            span = known[key].value.span
            yield _Edit(span.start, span.end, value)
        else:
            new.append(f"{json.dumps(key) if is_json else key}: {value}")
    place = known[_FILES] if _THROUGH not in known else known[_THROUGH]
    end = place.value.span.end
    if new and is_flow:
        first = node.entries[0].span
        is_alone = not text[text.rfind("\n", 0, first.start) + 1 : first.start].strip()
        comma = ",\n" + " " * (first.column - 1) if is_alone else ", "
        yield _Edit(end, end, "".join(comma + line for line in new))
    elif new:
        indent = " " * (node.entries[0].span.column - 1)
        yield _lines_behind(text, end, [indent + line for line in new])


def _in_list(text: str, entry: MappingEntry, applied: Applied) -> Iterator[_Edit]:
    """A list of paths becomes `files` of a mapping."""
    node = entry.value
    start, end = node.span.start, node.span.end
    is_json = text[entry.span.start] == '"'
    lines = [f"{_THROUGH}: {_scalar(applied.through, is_json)}", f"{_COUNT}: {applied.files}"]
    line_start = text.rfind("\n", 0, entry.span.start) + 1
    if text[line_start : entry.span.start].strip():  # in a mapping in braces
        quoted = [f'"{line.replace(":", chr(34) + ":", 1)}' for line in lines]
        yield _Edit(start, start, '{"files": ' if is_json else "{files: ")
        yield _Edit(end, end, f", {', '.join(quoted if is_json else lines)}}}")
        return
    indent = " " * (entry.span.column - 1) + _STEP
    colon = text.index(":", entry.span.end) + 1
    if text[start] == "[":
        yield _Edit(colon, colon, f"\n{indent}{_FILES}:")
    else:
        yield _lines_behind(text, colon, [f"{indent}{_FILES}:"])
    for line in _LINE.finditer(text, text.find("\n", colon) + 1, end):
        yield _Edit(line.start(), line.start(), _STEP)
    yield _lines_behind(text, end, [indent + line for line in lines])


def _lines_behind(text: str, offset: int, lines: list[str]) -> _Edit:
    """Lines of their own below the line in which a part of the document ends."""
    end = text.find("\n", offset)
    if end < 0:
        return _Edit(len(text), len(text), "".join(f"\n{line}" for line in lines))
    return _Edit(end + 1, end + 1, "".join(f"{line}\n" for line in lines))


def _scalar(text: str, is_json: bool) -> str:
    """A text as YAML reads it back: in quotes where it would be taken for something else."""
    if not is_json and _PLAIN.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)
