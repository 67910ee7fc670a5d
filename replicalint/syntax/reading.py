"""The statements of a fragment, and its comments: the way from SQL text to `Syntax`.

Statements, headers and comments come out of one walk over the text: so the file is long.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from ..cause import TEMPLATE
from ..source import Comment, Form, Fragment
from .extent import extent
from .forms import form_of
from .group import Group, LexicalGap
from .headers import Header, HeaderStyle, header, header_of_pggen, loose_header
from .lexeme import Kind, Lexeme, LexicalComment
from .lexer import MAX_LEXEMES, Lexer
from .separation import separated
from .sqlc import is_of_pggen
from .statement import Syntax
from .templates import Template, template_in
from .tree import Problem

_OF_SNIPPET = "Check the statements that it is put into, and suppress the finding."
_MOST_AHEAD = 16
_AT_A_TIME = 500  # lexemes: some twenty short statements, or a long one
_HeaderOf = Callable[[LexicalComment], Header | None]


class _Written(Struct, frozen=True):
    """A statement as it stands in its group, the header before it, and the names inside it."""

    group: Group
    lexemes: list[Lexeme]
    header: Header | None = None
    inside: tuple[str, ...] = ()

    @property
    def is_last(self) -> bool:
        """Whether it is the last of its group: errors and gaps are that one's."""
        return self.lexemes[-1] is self.group.lexemes[-1]


class Reading(Struct):
    """Reads a fragment, one statement at a time.

    `comments` are those that have been passed: all of the fragment's after its last statement. The
    statements that were looked at `ahead` are not read again.
    """

    fragment: Fragment
    has_commands: bool = True  # of psql
    template: Template | None = None  # that the fragment turned out to be
    _passed: list[LexicalComment] = field(default_factory=list)
    _sent: list[Comment] = field(default_factory=list)  # with what commands send
    _begun: list[Syntax] = field(default_factory=list)
    _rest: Iterator[Syntax] | None = None  # what follows those that are begun

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments so far, in order, without their marks."""
        passed = tuple(_comment(self.fragment, one) for one in self._passed)
        return tuple(sorted((*passed, *self._sent), key=_place)) if self._sent else passed

    def __iter__(self) -> Iterator[Syntax]:
        """Each statement in order; nothing is raised for one that cannot be read."""
        begun, self._begun = self._begun, []
        rest, self._rest = self._rest, None
        yield from begun
        yield from self._statements() if rest is None else rest

    def ahead(self) -> Iterator[Syntax]:
        """The same for who looks at the first ones, before anyone reads them."""
        self._rest = rest = self._statements()
        for syntax in rest:
            if self._rest is not None:
                self._begun.append(syntax)
            if len(self._begun) > _MOST_AHEAD:  # as many as a file has would not fit into memory
                self._begun, self._rest = [], None
            yield syntax

    def _statements(self) -> Iterator[Syntax]:
        self._passed.clear()
        self._sent.clear()
        fragment = self.fragment
        self.template = template_in(fragment.text, self.has_commands)
        if self.template is not None:
            self._passed += self.template.comments
            yield _unrendered(fragment, self.template)
            return
        is_part = fragment.form is not Form.STATEMENTS
        for number, (one, name) in enumerate(_named(self._written(is_part))):
            is_second = is_part and number > 0
            problem = (_second if is_second else _problem)(fragment, one)
            if one.group.parts and problem is None:
                yield from self._of_command(one, name)
            else:
                yield _syntax(fragment, one, name, problem)

    def _written(self, is_part: bool) -> Iterator[_Written]:
        """The statements as they stand in the text; their comments are passed with them."""
        groups, header_of = _groups(self.fragment.text, self.has_commands)
        for group in groups:
            self._passed += group.comments
            yield from _cut(group, header_of, is_part)

    def _of_command(self, one: _Written, name: str | None) -> Iterator[Syntax]:
        """What a command of psql sends: of `\\copy (SELECT 1) TO x` a COPY TO STDOUT."""
        sql = self.fragment.rendered(one.group.parts)
        gaps = _gaps(self.fragment, one.group)
        for group in Lexer(sql.text, has_commands=False).groups():
            self._sent += (_comment(sql, comment) for comment in group.comments)
            if group.lexemes:
                problem = _problem(sql, _Written(group, group.lexemes)) or _variable(sql, group)
                yield Syntax(sql, group.lexemes, problem, name, one.header, gaps)


def read(fragment: Fragment, *, has_commands: bool = True) -> Reading:
    """The statements of a fragment, in order, one at a time."""
    if fragment.form in (Form.PART, Form.STATEMENT_OR_PART):
        form = form_of(fragment.text)
        if form is Form.QUERY and fragment.form is Form.STATEMENT_OR_PART:
            is_inner = fragment.text.lstrip().startswith("(")
            form = Form.QUERY if is_inner else Form.STATEMENTS
        fragment = replace(fragment, form=form)
    return Reading(fragment, has_commands)


def with_trees(statements: Iterable[Syntax]) -> Iterator[Syntax]:
    """The same statements, in order; the trees of some are read before the first is passed on.

    What is done again and again finds itself in the processor's cache: where each statement is read
    between the analyses of two others, a run takes a twentieth longer. A bug is met again where the
    statement is judged, and told there.
    """
    some: list[Syntax] = []
    lexemes = 0
    for syntax in chain(statements, (None,)):
        if syntax is not None:
            some.append(syntax)
            lexemes += len(syntax.lexemes)
        if syntax is None or lexemes > _AT_A_TIME:
            for one in some:
                if one.problem is None:
                    with suppress(Exception):
                        _ = one.tree
            yield from some
            some, lexemes = [], 0


def _named(statements: Iterable[_Written]) -> Iterator[tuple[_Written, str | None]]:
    """Statements with their names: where a header names a block, up to the next header."""
    last: Header | None = None
    for one in statements:
        if one.header is not None or (last is not None and not last.style.names_block):
            last = one.header
        yield one, last.name if last is not None else None


def _syntax(fragment: Fragment, one: _Written, name: str | None, problem: Problem | None) -> Syntax:
    gaps = _gaps(fragment, one.group) if one.group.gaps and one.is_last else ()
    is_described = one.group.is_described
    name = fragment.name or name
    return Syntax(fragment, one.lexemes, problem, name, one.header, gaps, one.inside, is_described)


def _variable(sql: Fragment, group: Group) -> Problem | None:
    """psql puts no variable into the line of a command that takes it as it is."""
    for one in group.lexemes:
        if one.kind in (Kind.PARAM, Kind.NAME_PARAM) and one.text.startswith(":"):
            span = sql.span(one.start, one.end)
            return Problem(f"psql does not replace {one.text} in this command", span)
    return None


def _place(comment: Comment) -> int:
    return comment.span.start


def _comment(fragment: Fragment, one: LexicalComment) -> Comment:
    text = one.text[2:] if one.text.startswith("--") else one.text[2:].removesuffix("*/")
    start = one.start + 2 + len(text) - len(text.lstrip())
    return Comment(fragment, fragment.span(one.start, one.end), text.strip(), start)


def _groups(text: str, has_commands: bool) -> tuple[Iterable[Group], _HeaderOf]:
    """What is between the `;` of a text, and what its headers are.

    Comments that look like loose headers are some where each of several statements has one of its
    own.
    """
    known = header_of_pggen if is_of_pggen(text) else header
    groups = Lexer(text, has_commands=has_commands).groups()
    first: list[Group] = []
    for group in groups:
        first.append(group)
        if group.lexemes:
            break
    style = _loose_style(text, first[-1])
    if style is None:
        return chain(first, groups), known
    found = [*first, *groups]
    loose = _of_style(text, style)
    if any(header(comment) for group in found for comment in group.comments):
        return found, known
    headers = [one.header for group in found for one in _cut(group, loose)]
    given = [own and own.name for own in headers]
    is_meant = len(given) > 1 and None not in given and len({*given}) == len(given)
    return found, loose if is_meant else known


def _loose_style(text: str, group: Group) -> HeaderStyle | None:
    """The style of what could be a loose header before the first statement."""
    start = group.lexemes[0].start if group.lexemes else 0
    styles = [
        found.style
        for comment in group.comments
        if comment.start < start and (found := loose_header(comment)) and _is_line(text, comment)
    ]
    return styles[-1] if styles else None


def _of_style(text: str, style: HeaderStyle) -> _HeaderOf:
    """What finds the loose headers of a style."""

    def loose(comment: LexicalComment) -> Header | None:
        found = loose_header(comment)
        return found if found and found.style is style and _is_line(text, comment) else None

    return loose


def _is_line(text: str, comment: LexicalComment) -> bool:
    """Whether nothing stands before a comment in its line."""
    return not text[text.rfind("\n", 0, comment.start) + 1 : comment.start].strip()


def _cut(group: Group, header_of: _HeaderOf, is_part: bool = False) -> Iterator[_Written]:
    """The statements of a group, each with the last header before it."""
    lexemes = group.lexemes
    if not lexemes:
        return
    headers = [found for comment in group.comments if (found := header_of(comment)) is not None]
    if not headers:
        yield _Written(group, lexemes)
        return
    places = [bisect_left(lexemes, one.start, key=_start) for one in headers]
    names = {place: one for place, one in zip(places, headers, strict=True) if place < len(lexemes)}
    if is_part or group.is_cut or not any(names):
        yield _Written(group, lexemes, names.get(0))
        return
    ordered = [*names]
    for first, end in pairwise(_begin(lexemes, names, ordered)):
        places = ordered[bisect_right(ordered, first) : bisect_left(ordered, end)]
        inside = tuple([names[place].name for place in places])
        yield _Written(group, lexemes[first:end], names.get(first), inside)


def _begin(
    lexemes: list[Lexeme], names: Mapping[int, Header], ordered: Sequence[int]
) -> Iterator[int]:
    """The places where statements begin, and the end; snippets are cut out whatever they are."""
    ends = [0]
    for before, place in pairwise((0, *ordered)):
        if names[place].is_snippet or (before in names and names[before].is_snippet):
            ends.append(place)
    for first, end in pairwise([*dict.fromkeys(ends), len(lexemes)]):
        part = lexemes[first:end] if end - first < len(lexemes) else lexemes
        inner = ordered[bisect_right(ordered, first) : bisect_left(ordered, end)]
        yield from (first + place for place in separated(part, [one - first for one in inner]))
    yield len(lexemes)


def _start(lexeme: Lexeme) -> int:
    return lexeme.start


def _unrendered(fragment: Fragment, template: Template) -> Syntax:
    """All that a template holds, as one statement that is not read."""
    tag = fragment.span(*template.tag)
    problem = Problem(TEMPLATE.reason, tag, True, TEMPLATE, template.kind.hint, hides=True)
    return Syntax(fragment, [Lexeme(Kind.OTHER, "", *template.whole)], problem)


def _problem(fragment: Fragment, one: _Written) -> Problem | None:
    """Why the text of a statement cannot be read."""
    group = one.group
    if group.error is not None and one.is_last:
        return replace(_gap(fragment, group.error), hides=True)
    if group.lexemes[0].kind is Kind.COMMAND and not group.parts:
        return _gap(fragment, group.gaps[0])
    first = one.lexemes[0]
    if group.is_cut:
        reason = f"statement is longer than {MAX_LEXEMES:,} tokens"
        return Problem(reason, fragment.span(first.start, first.end))
    if one.header is not None and one.header.is_snippet and not extent(one.lexemes).is_whole:
        reason = "snippet cannot be analysed: it is only a part of a statement"
        return Problem(reason, fragment.span(first.start, first.end), hint=_OF_SNIPPET)
    return None


def _gaps(fragment: Fragment, group: Group) -> tuple[Problem, ...]:
    """What is not seen of a statement that is read."""
    return tuple(_gap(fragment, gap) for gap in group.gaps)


def _gap(fragment: Fragment, gap: LexicalGap) -> Problem:
    return Problem(gap.reason, fragment.span(gap.start, gap.end), gap.runs_unseen)


def _second(fragment: Fragment, one: _Written) -> Problem:
    """Behind the `;` of what is to be a part of a statement."""
    first = one.lexemes[0]
    reason = f"this is not one {fragment.form.value}"
    return Problem(reason, fragment.span(first.start, first.end))
