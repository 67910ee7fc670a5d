"""The statements of a fragment, and its comments: the way from SQL text to `Syntax`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from ..source import Comment, Form, Fragment
from .lexeme import LexicalComment
from .lexer import MAX_LEXEMES, Group, Lexer
from .sqlc import has_header
from .statement import Syntax
from .tree import Problem

_HEADER = re.compile(r"--\s*:?name:?\s+:?([\w.$-]+)")


class Reading(Struct):
    """Reads a fragment, one statement at a time.

    `comments` are those that have been passed: all of the fragment's after its last statement.
    """

    fragment: Fragment
    _passed: list[LexicalComment] = field(default_factory=list)

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments so far, in order, without their marks."""
        return tuple(_comment(self.fragment, one) for one in self._passed)

    def __iter__(self) -> Iterator[Syntax]:
        """Each statement in order; nothing is raised for one that cannot be read."""
        fragment = self.fragment
        is_part = fragment.form is not Form.STATEMENTS
        number = 0
        for group in Lexer(fragment.text).groups():
            self._passed += group.comments
            if group.lexemes:
                problem = _problem(fragment, group)
                if is_part and number:
                    problem = _second(fragment, group)
                is_sqlc = has_header(group.comments)
                yield Syntax(fragment, group.lexemes, problem, _header(group), is_sqlc)
                number += 1


def read(fragment: Fragment) -> Reading:
    """The statements of a fragment, in order, one at a time."""
    return Reading(fragment)


def _comment(fragment: Fragment, one: LexicalComment) -> Comment:
    text = one.text[2:] if one.text.startswith("--") else one.text[2:].removesuffix("*/")
    start = one.start + 2 + len(text) - len(text.lstrip())
    return Comment(fragment, fragment.span(one.start, one.end), text.strip(), start)


def _problem(fragment: Fragment, group: Group) -> Problem | None:
    if group.error is not None:
        reason, start, end = group.error
        return Problem(reason, fragment.span(start, end))
    if group.is_cut:
        first = group.lexemes[0]
        return Problem(
            f"statement is longer than {MAX_LEXEMES:,} tokens",
            fragment.span(first.start, first.end),
        )
    return None


def _second(fragment: Fragment, group: Group) -> Problem:
    """Behind the `;` of what is to be a part of a statement."""
    first = group.lexemes[0]
    reason = f"this is not one {fragment.form.value}"
    return Problem(reason, fragment.span(first.start, first.end))


def _header(group: Group) -> str | None:
    """The name that the last `-- name: GetOrg :one` before the statement gives it."""
    start = group.lexemes[0].start
    names = [
        match.group(1)
        for comment in group.comments
        if comment.start < start and (match := _HEADER.match(comment.text)) is not None
    ]
    return names[-1] if names else None
