"""A statement as a server can prepare it: its parameters, of whatever style, become `$1`, `$2`, ...

```sql
SELECT o.name FROM public.orgs o WHERE o.id = :org AND o.name <> %(name)s
SELECT o.name FROM public.orgs o WHERE o.id = $1 AND o.name <> $2
```
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..facts import Gap, Statement
from ..source import Fragment, Span
from ..syntax.cursor import Cursor
from ..syntax.grammar import Marks
from ..syntax.holes import is_unknown
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.parameters import is_filled_in
from ..syntax.sqlc import MACROS
from ..syntax.statement import Syntax
from ..syntax.styles import is_list
from ..syntax.utility import Content
from .stars import WrittenStar, written_stars

# What a server looks into as soon as it prepares it (analyze.c, transformStmt).
_LOOKED_INTO = frozenset(
    "select with values table ( insert update delete merge call explain declare".split()
)
_CREATED_FROM_QUERIES = ("CREATE TABLE", "CREATE MATERIALIZED VIEW")
_NAMELESS = frozenset(("?", "%s", "%b", "%t"))
_EMBED = "embed"
_MODIFIERS = re.compile(r"[:,^~#\s]")  # of pg-promise, and MyBatis' attributes


class Prepared(Struct, frozen=True):
    """The text that is sent, how many parameters it has, and where its parts stand in the file."""

    text: str
    parameters: int
    span: Span
    starts: tuple[tuple[int, Span], ...]  # offsets in `text`, with what stands there in the file

    def in_file(self, offset: int) -> int:
        """Where the character of the sent text stands in the file."""
        number = bisect_right(self.starts, offset, key=_sent) - 1
        sent, written = self.starts[max(number, 0)]
        behind = max(offset - sent, 0)
        return written.start + (behind if behind <= written.end - written.start else 0)


def _sent(part: tuple[int, Span]) -> int:
    return part[0]


class Unprepared(Struct, frozen=True):
    """Why preparing a statement would prove nothing."""

    reason: str


def prepared(syntax: Syntax, statement: Statement) -> Prepared | Unprepared:
    """The text that a server prepares for a statement: of COPY and PREPARE the query inside.

    A star that sqlc writes out is sent as the list that it makes of it.
    """
    if syntax.problem is not None:
        return Unprepared(syntax.problem.reason)
    lexemes = _looked_into(syntax)
    if not lexemes:
        return Unprepared(f"a server analyses {syntax.kind} only when it runs it")
    return _filled_in(lexemes, syntax, statement)


def numbered(syntax: Syntax, statement: Statement) -> Prepared | Unprepared:
    """The whole text of a statement with its parameters numbered, whatever the statement is."""
    return _filled_in(syntax.lexemes, syntax, statement)


def _filled_in(
    lexemes: Sequence[Lexeme], syntax: Syntax, statement: Statement
) -> Prepared | Unprepared:
    if syntax.is_snippet and statement.of(Gap):
        return Unprepared("it is a part of other statements")
    marks = syntax.tree.marks if syntax.problem is None else Marks()
    has_holes = bool(marks.holes) or statement.is_filled_in
    if has_holes or any(is_unknown(one) or _holds_parameter(one) for one in lexemes):
        return Unprepared("the client fills in a part of it")
    if marks.rows or any(map(_is_spread, lexemes, lexemes[1:], lexemes[2:])):
        return Unprepared("the client fills in a list of any length")
    return _written(lexemes, syntax, written_stars(statement))


def _holds_parameter(lexeme: Lexeme) -> bool:
    """Whether it is a string of which a client fills in a part."""
    return lexeme.kind is Kind.STRING and is_filled_in(lexeme.text)


def _is_spread(before: Lexeme, opening: Lexeme, lexeme: Lexeme) -> bool:
    """Whether a parameter stands for more values than one, where their number matters."""
    is_of_any_length = opening.text == "[" or (before.text, opening.text) == ("in", "(")
    return is_list(lexeme) and not is_of_any_length


def _looked_into(syntax: Syntax) -> Sequence[Lexeme]:
    """The lexemes of what a server analyses when it prepares the statement; none for nothing."""
    lexemes, wrapped = syntax.lexemes, syntax.wrapped
    has_query = bool(wrapped.query) and wrapped.content in (Content.STATEMENT, Content.SELECT)
    match lexemes[0].text:
        case "copy" | "prepare":
            return wrapped.query if has_query else ()
        case "explain":
            return lexemes if has_query else ()
        case "create":
            return lexemes if has_query and wrapped.kind in _CREATED_FROM_QUERIES else ()
        case first:
            return lexemes if first in _LOOKED_INTO else ()


def _written(
    lexemes: Sequence[Lexeme], syntax: Syntax, stars: Mapping[int, WrittenStar]
) -> Prepared:
    fragment = syntax.fragment
    numbers: dict[str, int] = {}
    parts: list[str] = []
    starts: list[tuple[int, Span]] = []
    length = 0
    end = lexemes[0].start
    constants = _constants(syntax)
    for key, lexeme in _casts(_keyed(lexemes, fragment, stars), syntax):
        if lexeme.start in constants:
            key, lexeme = None, replace(lexeme, text=constants[lexeme.start])
        word = lexeme.text
        touches = lexeme.start == end and not (parts and parts[-1][:1] == "$" and word[0].isalnum())
        space = "" if touches else " "
        if key is not None:
            word = f"${numbers.setdefault(key, len(numbers) + 1)}"
            word = f"({word})" if parts and parts[-1].lower() == "in" else word
        starts.append((length + len(space), fragment.span(lexeme.start, lexeme.end)))
        parts += (space, word)
        length += len(space) + len(word)
        end = lexeme.end
    return Prepared("".join(parts), len(numbers), syntax.span, tuple(starts))


def _constants(syntax: Syntax) -> Mapping[int, str]:
    """Where a parameter stands that only a constant can stand for, and one that can."""
    if syntax.problem is not None:
        return {}
    tree = syntax.tree
    return {tree.lexemes[number].start: text for number, text in tree.marks.stand_ins.items()}


_Part = tuple[str | None, Lexeme]


def _casts(parts: Iterator[_Part], syntax: Syntax) -> Iterator[_Part]:
    """The parts with `$1::date` in place of `date $1`: a type takes a constant alone."""
    typed = {}
    if syntax.problem is None:
        tree = syntax.tree
        typed = {
            tree.lexemes[first].start: tree.lexemes[last].start
            for first, last in tree.marks.typed_parameters.items()
        }
    held: list[_Part] = []
    parameter = -1  # where the one stands that comes first
    for key, lexeme in parts:
        parameter = typed.get(lexeme.start, parameter)
        if lexeme.start < parameter:
            held.append((key, lexeme))
            continue
        yield key, lexeme
        if held:
            yield None, Lexeme(Kind.PUNCTUATION, "::", lexeme.end, lexeme.end)
            yield from held
            held = []


def _keyed(
    lexemes: Sequence[Lexeme], fragment: Fragment, stars: Mapping[int, WrittenStar]
) -> Iterator[_Part]:
    """Each lexeme as it is written; a parameter with what makes it the same as another."""
    text = fragment.text
    styles = {x.text[:1] for x in lexemes if x.kind is Kind.PARAM}
    c = Cursor(lexemes)
    while not c.is_at_end:
        lexeme = lexemes[c.at]
        if function := _sqlc(c):
            argument, last = lexemes[c.at - 2], lexemes[c.at - 1]
            if function == _EMBED:
                row = _star(argument, fragment, stars)
                text_of_row = row.text if row else f"{text[argument.start : argument.end]}.*"
                yield None, Lexeme(Kind.WORD, text_of_row, argument.start, argument.end)
            else:
                name = argument.text.strip("'")
                yield f"@{name}", Lexeme(Kind.PARAM, name, lexeme.start, last.end)
            continue
        if (star := _star(lexeme, fragment, stars)) is not None:
            while not c.is_at_end and fragment.span(*_range(lexemes[c.at])).end <= star.end:
                c.at += 1
            yield None, Lexeme(Kind.WORD, star.text, lexeme.start, lexemes[c.at - 1].end)
            continue
        c.at += 1
        written = text[lexeme.start : lexeme.end]
        if lexeme.kind is Kind.PARAM:
            yield _key(lexeme), lexeme
        elif "%" in styles and lexeme.kind is Kind.OPERATOR and written == "%%":
            yield None, replace(lexeme, text="%")  # as clients read it that fill in %s
        elif "?" in styles and lexeme.kind is Kind.OPERATOR and written.startswith("??"):
            yield None, replace(lexeme, text=written[1:])  # as JDBC reads it
        elif lexeme.kind is Kind.PUNCTUATION:
            yield None, lexeme  # which psql may write as `\:`
        else:
            yield None, replace(lexeme, text=written)


def _star(
    lexeme: Lexeme, fragment: Fragment, stars: Mapping[int, WrittenStar]
) -> WrittenStar | None:
    """The list that stands for the star which begins here; None where none does."""
    return stars.get(fragment.span(*_range(lexeme)).start) if stars else None


def _range(lexeme: Lexeme) -> tuple[int, int]:
    return lexeme.start, lexeme.end


def _sqlc(c: Cursor) -> str:
    """Passes `sqlc.arg(name)` and gives its function; "" where none stands here."""
    schema, function = c.texts[c.at], c.texts[c.at + 2]
    if function not in MACROS.get(schema, ()) or not c.is_next(schema, ".", function, "("):
        return ""
    if c.texts[c.at + 5] != ")":
        return ""
    c.at += 6
    return function


def _key(lexeme: Lexeme) -> str:
    """Parameters of one name are one parameter; those without a name are one each."""
    text = lexeme.text
    if text in _NAMELESS:
        return f"{text} at {lexeme.start}"
    if text[0] == ":":
        return ":" + text.rstrip("!'").replace("'", ":").rpartition(":")[2]
    if text[0] in "$#":
        return text[0] + _MODIFIERS.split(text[1:].strip("{}()<>[]/ \t\r\n"), 1)[0]
    return text
