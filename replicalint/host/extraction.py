"""What is found in a file of host code: its SQL, and what of it is not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

from ..source import Comment, Fragment, Source, Span

Branch: TypeAlias = tuple[int, int]  # a choice of a site, and one of its options
Way: TypeAlias = frozenset[Branch]  # which options are taken together
NO_BRANCHES: Mapping[Branch, Span] = MappingProxyType({})


class OtherWay(Struct, frozen=True):
    """A way that differs from another one in what a choice takes, and in what hangs on that."""

    branch: Branch  # of the other one
    way: Way
    fragment: Fragment


class Site(Struct, frozen=True):
    """SQL that a program sends, or a part of it that is seen to be sent nowhere.

    `fragments` are the ways in which it may be put together: the same place, and other text.
    `function` is the outermost function that sends it, `Class.method`, "default"; None for what a
    module does when it is loaded. `note` says that there are more ways than are rendered. `begins`
    is where the statement of the program begins that holds it, where that is in another line: a
    comment above that speaks about the SQL. `ways` are those that come to each fragment, and
    `branches` where the options of the choices stand. `turns` are the choices of how many turns a
    loop takes, which may be more. `others` gives the ways that differ from one
    of them in one choice, where not all are among the fragments.
    """

    fragments: tuple[Fragment, ...]
    span: Span
    function: str | None = None
    library: str = ""
    note: str | None = None
    begins: int | None = None
    ways: tuple[tuple[Way, ...], ...] = ()
    branches: Mapping[Branch, Span] = NO_BRANCHES
    turns: frozenset[int] = frozenset()
    others: Callable[[Way], Iterator[OtherWay]] | None = None


class UnreadCalls(Struct, frozen=True):
    """Calls of a known library that are not read: `prisma.user`, as often as they stand there."""

    what: str
    spans: tuple[Span, ...]
    functions: tuple[str | None, ...]  # in which each stands


class Declared(Struct, frozen=True):
    """A relation, or a column of it, that a schema in host code declares and that a function names.

    `kind` is that of the relation: "table", "view" or "materialized view". `type` is that of the
    column as SQL, `varchar(255)`; None where it is not known. The span is where it is declared,
    mostly in another file.
    """

    span: Span
    relation: str
    schema: str | None = None
    kind: str = "table"
    column: str | None = None
    type: str | None = None
    function: str | None = None


class Extraction(Struct, frozen=True):
    """What a file of host code holds."""

    source: Source
    sites: tuple[Site, ...] = ()
    unread: tuple[UnreadCalls, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[tuple[str, Span], ...] = ()  # what of the file cannot be read
    declared: tuple[Declared, ...] = ()  # that its functions name, each by each
