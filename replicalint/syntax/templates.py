"""Templates of SQL: what a program renders before a server sees it, such as `{% if x %}`.

Whatever a tag stands around is there or not, once or ten times: nothing of the file is SQL before
it is rendered. A tag counts where it is no comment and no string constant: `'{{1,2}}'` is an array,
and what a template puts into a string is a value. A quoted name is a name, and no table is called
`"{{ t }}"`; but a column may be called `"{{1,2},{3,4}}"`, after the array in it.

The first tag is found as lexemes are read. None of the marks begins anything that PostgreSQL knows
but `<%`, pg_trgm's operator: with an operand on both sides it is that, unless the second is a word
that begins code, in a line in which the tag ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from msgspec import Struct

from ..catalog import keywords
from .lexeme import Kind, Lexeme, LexicalComment
from .lexer import Lexer
from .value_end import value_ended


class TemplateKind(Struct, frozen=True):
    """A kind of template: its name, a tag of its, where its tags are told, and what shows it.

    `hint` is what to do about a file of this kind.
    """

    name: str
    example: str
    source: str
    pattern: Callable[[], re.Pattern[str]]
    hint: str | None = None


# The first whose pattern is somewhere in the text: one kind's tags may be another's as well.
KINDS = (
    TemplateKind(
        "dbt",
        "{{ ref('orgs') }}",
        "dbt-core, docs: dbt Jinja functions",
        cache(
            lambda: re.compile(
                r"\{[{%][-+]?\s*+(?:(?:config|ref|source|var|env_var)\s*+\(|(?:dbt\w*+|adapter)\.)"
                r"|\{%[-+]?\s*+(?:snapshot|materialization|test)\b"
            )
        ),
        '"dbt compile" writes what it renders to below target/compiled.',
    ),
    TemplateKind(
        "Go",
        "{{ .Table }}",
        "Go, package text/template",
        cache(
            lambda: re.compile(
                r"\{\{-?\s*+(?:(?:\w++\s++)?[.$]"
                r"|(?:if|range|with|template|define|block|end|else|printf)\b|/\*)"
            )
        ),
    ),
    TemplateKind(
        "Handlebars",
        "{{#if x}}",
        "Handlebars, handlebars.l; Mustache, mustache(5)",
        cache(lambda: re.compile(r"\{\{(?:\{|~?[#/^>!&])")),
    ),
    TemplateKind(
        "Liquid",
        "{% assign x = 1 %}",
        "Liquid, docs: tags",
        cache(
            lambda: re.compile(
                r"\{%-?\s*+(?:assign|capture|unless|case|comment|tablerow|liquid|render)\b"
            )
        ),
    ),
    TemplateKind(
        "Jinja",
        "{% if x %}",
        "Jinja, docs: template designer documentation",
        cache(lambda: re.compile(r"\{[{%#]")),
    ),
    TemplateKind(
        "ERB", "<%= x %>", "ERB, docs: class ERB; EJS, docs: tags", cache(lambda: re.compile(r"<%"))
    ),
)

_OPENING = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>"}
_BRACES = ("{{", "{%", "{#")
_ANGLE = cache(lambda: re.compile(r"(?<!<)<%"))  # `<<%` is pg_trgm's as well
_OPERATORS = ("<%", "<%%")  # the second is how psycopg writes the first
# A tag that may stand in a name: a word begins it, and all commas are arguments.
_IN_NAME = cache(
    lambda: re.compile(
        r"\{\{[-~+]?\s*+[#^/>&!]?\s*+[A-Za-z_.$][^{},(]*+(?:\([^{}]*+)?\}\}"
        r"|\{%[-+~]?\s*+[A-Za-z][^{}]*+(?<=%)\}"
        r"|\{#[-+~]?[^{}#]*+#\}"
        r"|<%[-=]?\s*+[A-Za-z_@$][^%]*+%>"
    )
)
_BEGINS_CODE = cache(lambda: re.compile(r"..[-+~=]?\s*+[A-Za-z_.$@#/^]"))
_LONGEST_TAG = 1_000  # of those that are looked for in a line
# Reserved words that a value begins with (gram.y, a_expr).
_OPERANDS = frozenset(
    (
        "all any some array case cast not null true false user session_user system_user "
        "current_catalog current_date current_role current_schema current_time current_timestamp "
        "current_user localtime localtimestamp"
    ).split()
)
# Words that begin code between tags and could be names or values of SQL.
_CODE = frozenset("if unless elsif while until case for each begin".split())
_PREFIX = "+-~@|!"  # what an operator before its operand begins with


class Template(Struct, frozen=True):
    """A text that is a template: its first tag, all that it holds, and its comments."""

    kind: TemplateKind
    tag: tuple[int, int]
    whole: tuple[int, int]
    comments: tuple[LexicalComment, ...]


def template_in(text: str, has_commands: bool = True) -> Template | None:
    """The template that a text is; None for SQL. Most texts hold no mark and are read once."""
    if not any(mark in text for mark in _OPENING):
        return None
    search = _Search(text, {mark: text.rfind(closing) for mark, closing in _OPENING.items()})
    comments: list[LexicalComment] = []
    tag: tuple[int, int] | None = None
    first, last = -1, 0
    for group in Lexer(text, has_commands=has_commands).groups():
        comments += group.comments
        if group.lexemes:
            first = first if first >= 0 else group.lexemes[0].start
            last = group.lexemes[-1].end
        if tag is None:
            tag = search.first_tag(group.lexemes)
    if tag is None:
        return None
    return Template(_kind(text), tag, (first, last), tuple(comments))


def _kind(text: str) -> TemplateKind:
    return next(kind for kind in KINDS if kind.pattern().search(text))


class _Search(Struct, frozen=True):
    """Looks for tags in a text; `closed` is where the last tag that a mark begins could end."""

    text: str
    closed: Mapping[str, int]

    def first_tag(self, lexemes: Sequence[Lexeme]) -> tuple[int, int] | None:
        """The range of the first tag in a statement."""
        for at, lexeme in enumerate(lexemes):
            start: int | None = None
            match lexeme.kind:
                case Kind.WORD | Kind.PUNCTUATION | Kind.NUMBER:
                    continue
                case Kind.STRING:
                    start = self._cut(lexemes, at)
                case Kind.QUOTED:
                    start = self._in_name(lexemes, at)
                case Kind.OPERATOR:
                    start = self._angle(lexemes, at)
                case _ if self.text.startswith(_BRACES, lexeme.start):
                    start = lexeme.start
            if start is not None:
                return start, self._end(start)
        return None

    def _cut(self, lexemes: Sequence[Lexeme], at: int) -> int | None:
        """Where a tag begins in quotes that a quote inside the tag ends: `'{{ var('day') }}'`.

        What follows the quotes at once is no SQL.
        """
        lexeme = lexemes[at]
        if at + 1 == len(lexemes) or lexemes[at + 1].start != lexeme.end:
            return None
        following = lexemes[at + 1]
        if following.kind is Kind.OPERATOR:
            return None
        if following.kind is Kind.PUNCTUATION and following.text != "(":
            return None
        for mark, closing in _OPENING.items():
            start = self.text.rfind(mark, lexeme.start, lexeme.end)
            if start > self.text.rfind(closing, lexeme.start, lexeme.end):
                is_tag = self.closed[mark] >= lexeme.end and _BEGINS_CODE().match(self.text, start)
                return start if is_tag else None
        return None

    def _in_name(self, lexemes: Sequence[Lexeme], at: int) -> int | None:
        """Where a tag begins in a quoted name: `"{{ table }}"`."""
        lexeme = lexemes[at]
        tag = _IN_NAME().search(self.text, lexeme.start, lexeme.end)
        return self._cut(lexemes, at) if tag is None else tag.start()

    def _angle(self, lexemes: Sequence[Lexeme], at: int) -> int | None:
        """Where a tag of ERB begins in a run of operator characters."""
        lexeme = lexemes[at]
        mark = _ANGLE().search(self.text, lexeme.start, lexeme.end)
        if mark is None or self.closed[mark.group()] < mark.end():
            return None
        is_operator = mark.start() == lexeme.start and lexeme.text in _OPERATORS
        if (
            is_operator
            and value_ended(lexemes[max(at - 4, 0) : at])
            and self._begins_operand(lexemes, at + 1)
        ):
            return None
        return mark.start()

    def _begins_operand(self, lexemes: Sequence[Lexeme], at: int) -> bool:
        """Whether an operand begins with what follows an operator."""
        if at == len(lexemes):
            return False
        lexeme = lexemes[at]
        match lexeme.kind:
            case Kind.WORD if lexeme.text in _CODE:
                return "%>" not in self._line(lexeme.end)
            case Kind.WORD:
                return keywords().get(lexeme.text) != "R" or lexeme.text in _OPERANDS
            case Kind.PUNCTUATION:
                return lexeme.text == "("
            case Kind.OPERATOR:
                return lexeme.text[0] in _PREFIX
            case Kind.OTHER:
                return False
            case _:
                return True

    def _end(self, start: int) -> int:
        """Where a tag ends in its line; where it goes on below, its mark does."""
        closing = self._line(start + 2).find(_OPENING[self.text[start : start + 2]])
        return start + 2 + (closing + 2 if closing >= 0 else 0)

    def _line(self, start: int) -> str:
        """The rest of a line, as far as a tag may reach."""
        return self.text[start : start + _LONGEST_TAG].partition("\n")[0]
