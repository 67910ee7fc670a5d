"""Reads the paths of a contract: files, and behind `#` the names of statements in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from ..source import Span
from .mistake import Mistakes, shown
from .node import Node
from .parts import QueryPattern
from .reading import expected, text, unique
from .selection import is_wild

LONGEST = 4096  # characters of a path, as systems have it
LONGEST_NAME = 100  # characters of a pattern of names
# As many are compared with each name of a file: a hostile contract must not buy hours of that.
MOST_WILD = 500

_DRIVE = cache(lambda: re.compile(r"[A-Za-z]:"))
_SEPARATOR = cache(lambda: re.compile(r"(?<!\\)#"))
_ESCAPED = r"Write \# for a # that is part of the file's name."
_NOT_IN_NAMES = cache(lambda: re.compile(r"[#\\/\s]"))
# What YAML takes for a comment and looks like the name of a statement or a pattern of such names:
# `#Get*`, `#GetOrg`, `#get_org`; not `#todo` or `#12`.
_COMMENT = cache(lambda: re.compile(r"[ \t]++#(?P<names>[^\s#]++)[ \t]*+(?:\r?\n|$)"))
_NAME = cache(lambda: re.compile(r"[\w.*?\[\]!$-]++"))
_NO_WORD = cache(lambda: re.compile(r"[*?\[_.-]|[a-z][A-Z]"))


class _Path(Struct, frozen=True):
    """A path as it is written, in its two parts; `names` None: without `#`."""

    files: str
    names: str | None = None


def read_patterns(node: Node, mistakes: Mistakes) -> tuple[QueryPattern, ...]:
    """`sql/*.sql`, `sql/all.sql#Get*`: files, and those of their statements that are named so."""
    found = unique(node, mistakes, "paths", _read_pattern)
    return tuple(
        QueryPattern(item.text, path.files, path.names, item.span, item.path)
        for path, item in found.items()
    )


def read_files(node: Node, mistakes: Mistakes) -> dict[str, Span]:
    """Paths of files alone."""
    found = unique(node, mistakes, "paths", read_file)
    return {path: item.span for path, item in found.items()}


def read_whole_files(node: Node, mistakes: Mistakes) -> tuple[QueryPattern, ...]:
    """The same, of files as a whole."""
    found = unique(node, mistakes, "paths", _read_whole)
    return tuple(
        QueryPattern(item.text, files, None, item.span, item.path) for files, item in found.items()
    )


def hold_to_bound(patterns: Iterable[QueryPattern], mistakes: Mistakes) -> None:
    """Notes where there are more patterns than may be compared with names."""
    wild = (one for one in patterns if one.names is not None and is_wild(one.names))
    for number, one in enumerate(wild, start=1):
        if number > MOST_WILD:
            message = f"expected at most {MOST_WILD} patterns of names in a contract"
            mistakes.add(one.span, one.key, message)
            return


def read_file(node: Node, mistakes: Mistakes) -> str | None:
    """A path of files as a whole."""
    why = "Migrations are whole files: # selects statements under endpoints."
    return _without_names(node, why, mistakes)


def _read_whole(node: Node, mistakes: Mistakes) -> str | None:
    return _without_names(node, "Only whole files can be entered.", mistakes)


def _without_names(node: Node, why: str, mistakes: Mistakes) -> str | None:
    path = _read_path(node, mistakes)
    if path is not None and path.names is not None:
        expected(node, "a path without #", mistakes, f"{why} {_ESCAPED}")
        return None
    return None if path is None else path.files


def _read_pattern(node: Node, mistakes: Mistakes) -> _Path | None:
    path = _read_path(node, mistakes)
    if path is None or path.names is None:
        _note_comment(node, mistakes)
        return path
    return path if _is_pattern(node, path.files, path.names, mistakes) else None


def _is_pattern(node: Node, files: str, names: str, mistakes: Mistakes) -> bool:
    """Whether what stands before and behind `#` may stand there; notes it where it may not."""
    if files != files.rstrip() or names != names.strip():
        hint = f"Write {shown(f'{files.rstrip()}#{names.strip()}')}."
        expected(node, "no space around #", mistakes, hint)
    elif not files:
        expected(node, "a path before #", mistakes)
    elif not names:
        hint = f"{shown(node.text + '*')} selects every statement that has a name."
        expected(node, "a name behind #", mistakes, hint)
    elif _NOT_IN_NAMES().search(names):
        is_path = "/" in names or "#" in names
        expected(node, "the name of a statement behind #", mistakes, _ESCAPED if is_path else None)
    elif len(names) > LONGEST_NAME:
        expected(node, f"a name of at most {LONGEST_NAME} characters behind #", mistakes)
    else:
        return True
    return False


def _read_path(node: Node, mistakes: Mistakes) -> _Path | None:
    """A path that stays in the repository."""
    written = text(node, mistakes, "a path")
    if written is None:
        return None
    if len(written) > LONGEST:
        expected(node, f"a path of at most {LONGEST} characters", mistakes)
        return None
    head, *rest = _SEPARATOR().split(written, 1)
    glob = head.replace(r"\#", "#")
    if "\\" in glob:
        expected(node, "a path with / as separator", mistakes)
        return None
    if glob.startswith(("/", "~")) or _DRIVE().match(glob) or ".." in glob.split("/"):
        message = f"{shown(written)} leaves the repository"
        hint = "Paths are relative to the root of the repository and stay in it."
        mistakes.add(node.span, node.path, message, hint)
        return None
    if ".git" in glob.lower().split("/"):
        expected(node, "a path outside .git", mistakes)
        return None
    if not written.isprintable():
        expected(node, "a path without control characters", mistakes)
        return None
    return _Path(glob, rest[0] if rest else None)


def _note_comment(node: Node, mistakes: Mistakes) -> None:
    """Tells of `sql/all.sql #Get*`, which YAML reads as a path and a comment."""
    found = _COMMENT().match(node.span.source.text, node.span.end)
    names = found["names"] if found is not None else ""
    if not (_NAME().fullmatch(names) and _NO_WORD().search(names)):
        return
    place = f"{node.span.source.path}:{node.span.line}:{node.span.column}"
    comment, whole = shown(f"#{names}"), shown(f"{node.text}#{names}")
    is_comment = f"YAML reads {comment} as a comment, because a space is before it"
    mistakes.remarks.append(f"{place}: {is_comment}; to select statements, write {whole}")
