"""What could not be seen of a statement, or not be known."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from ..cause import Cause
from ..name import Name
from ..source import Span

# `show` prints the title of a field in place of its name and its value; "" for nothing at all.
_NOT_SHOWN = Meta(title="")


class Gap(Struct, frozen=True):
    """What the analysis could not see through. `is_whole`: nothing of the statement was seen.

    `unseen` is the statement of a function's body of which nothing was seen: `span` is where that
    shows. `runs_unseen`: SQL is run there that is not seen, and may touch anything. `may_be_any`:
    what a migration changes there is known by no name. `cause` is set where nothing of the file was
    seen.
    """

    span: Span
    reason: str
    is_whole: Annotated[bool, Meta(title="the statement is not analysed")] = False
    unseen: Span | None = None
    runs_unseen: Annotated[bool, Meta(title="may run other SQL")] = False
    may_be_any: Annotated[bool, Meta(title="may change any relation")] = False
    cause: Annotated[Cause | None, _NOT_SHOWN] = None
    hint: Annotated[str | None, _NOT_SHOWN] = None


class UnreadText(Struct, frozen=True):
    """`query_to_xml($1, ...)`: a text that a function reads, and that is not read here.

    `function` is the one that reads it, `reason` says what cannot be told.
    """

    function: Name
    span: Span
    reason: str
    hint: Annotated[str | None, _NOT_SHOWN] = None


class UnknownName(Struct, frozen=True):
    """`o.${column}`: a column whose name a program puts in, and that is not known."""

    span: Span
    reason: str
