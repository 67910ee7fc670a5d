"""Merges what several servers say into lines of text with the versions in which each is true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import cast

Rows = Sequence[list[object]]
NO_ARRAY = "-"


def field(value: object) -> str:
    """One field of a line: a list becomes a comma-separated one."""
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    if "\t" in text or "\n" in text:
        raise ValueError(f"a field holds a separator: {text!r}")
    if isinstance(value, list) and text.count(",") != max(len(value) - 1, 0):
        raise ValueError(f"an element holds a comma: {value!r}")
    return text


def line(kind: str, row: Sequence[object]) -> tuple[object, ...]:
    """The fields of an object as the data files have them, without the versions."""
    if kind == "functions":
        name, arguments, result, letter, volatility, is_set, variadic, defaults, names, out = row
        marks = f"{letter}{volatility}{'*' if is_set else ''}{'+' if variadic else ''}"
        named = names if isinstance(names, list) and any(names) else []
        return name, arguments, result, marks + (str(defaults) if defaults else ""), named, out
    if kind == "types":
        name, letter, category, preferred, element, array, based_on, subtype, columns = row
        marks = f"{letter}{category}{'*' if preferred else ''}"
        if array not in ("", f"_{name}"):
            raise ValueError(f"type {name} has an array type of another name: {array}")
        return name, marks, element, based_on or subtype, columns, "" if array else NO_ARRAY
    if kind == "keywords":
        word, category, is_bare_label = row
        return word, category, "" if is_bare_label else "as"
    if kind == "objects":
        return row[1], row[0]
    return tuple(row)


def versions(present: Sequence[int], known: Sequence[int]) -> str:
    """Which of the known versions have an object: "" for all, else "17-", "-16" or "16-17"."""
    first, last = min(present), max(present)
    since = "" if first == known[0] else str(first)
    until = "" if last == known[-1] else str(last)
    return f"{since}-{until}" if since or until else ""


def relation_columns(by_version: Mapping[int, Sequence[str]]) -> list[tuple[str, list[int]]]:
    """The columns of all versions, each with its versions, in an order that is right for each.

    A column that has moved is there once for each of its places.
    """
    merged: list[tuple[str, list[int]]] = []
    before: list[tuple[str, list[int]]] = []
    for version, columns in by_version.items():
        names = [name for name, _ in before]
        matcher = SequenceMatcher(None, names, columns, autojunk=False)
        kept = {b + i: before[a + i] for a, b, n in matcher.get_matching_blocks() for i in range(n)}
        before = [kept.get(i, (column, [])) for i, column in enumerate(columns)]
        position = 0
        for entry in before:
            if entry[1]:
                position = next(i for i, known in enumerate(merged) if known is entry)
            else:
                merged.insert(position, entry)
            entry[1].append(version)
            position += 1
    return merged


def relation_lines(name: str, rows: Mapping[int, Sequence[object]], known: list[int]) -> list[str]:
    """A relation's line and, each after a tab, its columns'."""
    kind = rows[max(rows)][1]
    lines = ["\t".join([name, str(kind), versions(list(rows), known)]).rstrip("\t")]
    present = {version: cast(list[str], row[2]) for version, row in rows.items()}
    for column, when in relation_columns(present):
        column_name, _, column_type = column.partition(" ")
        parts = ["", column_name, column_type, versions(when, list(rows))]
        lines.append("\t".join(parts).rstrip("\t"))
    return lines


def section(kind: str, by_version: Mapping[int, Rows], independent: bool) -> list[str]:
    """The lines of one owner's objects of one kind, sorted by name."""
    known = sorted(by_version)
    if kind == "relations":
        relations: dict[str, dict[int, Sequence[object]]] = {}
        for version in known:
            for row in by_version[version]:
                relations.setdefault(str(row[0]), {})[version] = row
        return [
            text
            for name, rows in sorted(relations.items())
            for text in relation_lines(name, rows, list(rows) if independent else known)
        ]
    present: dict[tuple[str, ...], list[int]] = {}
    for version in known:
        for row in by_version[version]:
            fields = tuple(field(value) for value in line(kind, row))
            present.setdefault(fields, []).append(version)
    return [
        "\t".join([*fields, "" if independent else versions(when, known)]).rstrip("\t")
        for fields, when in sorted(present.items())
    ]


def sections(kind: str, owners: Mapping[str, Mapping[int, Rows]], free: Iterable[str]) -> str:
    """One data file without its header: a section an owner, a line an object.

    `free` names the extensions whose versions do not follow the server's.
    """
    parts: list[str] = []
    for owner, by_version in sorted(owners.items()):
        rows = {v: [r[2:] for r in rows if r[0] == kind] for v, rows in by_version.items()}
        lines = section(kind, rows, owner in free)
        if lines:
            parts.append("\n".join([f"[{owner}]", *lines]) + "\n")
    return "".join(parts)


def owner_names(heading: str, owners: Mapping[str, Mapping[int, Rows]], free: Iterable[str]) -> str:
    """The data file that lists the owners, each with the versions that have it."""
    known = sorted({version for by_version in owners.values() for version in by_version})
    lines = [
        "\t".join([owner, "" if owner in free else versions(sorted(when), known)]).rstrip("\t")
        for owner, when in sorted(owners.items())
    ]
    return "\n".join([f"[{heading}]", *lines]) + "\n"
