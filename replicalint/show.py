"""The facts of statements as people read them, for whoever asks why a rule spoke or did not.

No kind of fact has a line of its own here: a fact is printed by its fields, so a new one shows by
itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import islice
from textwrap import wrap
from typing import get_type_hints

from msgspec import Meta, Struct
from msgspec.structs import fields

from .counting import counted
from .facts import Fact, FromEntry, Statement
from .name import Name
from .pgtype import NO_OPERAND, PgType
from .source import Span, visible

_MOST = 16  # of the entries of a list: FROM may have thousands, and each of its columns lists them
_LONGEST = 50  # characters of the text that a fact is about
_WIDTH = 100  # columns of a list
_NO_BREAK = "\xa0"  # which `visible` leaves in no text
_WORD = re.compile(r"[A-Z][a-z]*+")


def heading(contract: str, readers: Sequence[str]) -> str:
    """What the facts are held against, and for whom."""
    whom = f", for {', '.join(readers)}" if readers else ""
    return visible(f"against {contract}{whom}") + "\n\n"


def contents_as_text(
    path: str, names: Sequence[str | None], recognised: Mapping[str, Iterable[str]]
) -> str:
    """How many statements a file holds, and the names by which a contract can select them.

    `recognised` are the styles that were read of it, by what they are of, each as often as it came.
    """
    count = counted(len(names), "statement")
    named = dict.fromkeys(name for name in names if name is not None)
    lines = [visible(f"{path}: {count}"), *_listing("names", named or ["none"])]
    for what, styles in recognised.items():
        counts = Counter(styles)
        lines += _listing(
            what, [f"{style} ({n})" if n > 1 else style for style, n in counts.items()]
        )
    return "".join(f"{line}\n" for line in lines) + "\n"


def _listing(what: str, values: Iterable[str]) -> list[str]:
    """`  names: GetOrg, ListOrgs`, in as many lines as it takes."""
    start = f"  {what}: "
    text = ", ".join(visible(value).replace(" ", _NO_BREAK) for value in values)
    lines = wrap(
        text,
        _WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_NO_BREAK, " ") for line in lines]


def unselected_as_text(span: Span, kind: str, name: str | None) -> str:
    """A statement that no endpoint selects."""
    return f"{_title(span, kind, name)}: not selected\n"


def left_out_as_text(ways_back: Iterable[Span]) -> str:
    """Each part of a migration that undoes it, and so is not read."""
    return "".join(
        f"\n{visible(span.source.path)}:{span.line}: down migration, not checked\n"
        for span in ways_back
    )


def statement_as_text(statement: Statement) -> str:
    """A statement with its facts in the order of the source: place, kind, text, what is known."""
    title = f"{_title(statement.span, statement.kind, statement.name)}\n"
    facts = sorted(statement.facts, key=_place)
    cells = [(_where(f.span, statement.span), _kind(f), _text(f.span)) for f in facts]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return title + "".join(
        f"  {_padded(row, widths)}  {'; '.join(_details(fact))}".rstrip() + "\n"
        for row, fact in zip(cells, facts, strict=True)
    )


def _where(span: Span, statement: Span) -> str:
    """The line and the column of a fact, with its file where a program takes it from another."""
    path = span.source.path
    before = "" if path == statement.source.path else f"{visible(path)}:"
    return f"{before}{span.line}:{span.column}"


def _title(span: Span, kind: str, name: str | None) -> str:
    called = f" ({visible(name)})" if name else ""
    return f"{visible(span.source.path)}:{span.line}: {visible(kind)}{called}"


def _place(fact: Fact) -> tuple[int, int]:
    return fact.span.start, fact.span.end


def _padded(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True))


def _kind(fact: object) -> str:
    """The kind of a fact in words: `ColumnUse` is a column, `NaturalJoin` a natural join."""
    return " ".join(_WORD.findall(type(fact).__name__.removesuffix("Use"))).lower()


def _text(span: Span) -> str:
    text = visible(" ".join(span.text.split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _details(fact: Fact | Struct) -> Iterator[str]:
    """What the fields say; one that says what it mostly does is left out."""
    assert isinstance(fact, Struct)
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name != "span" and value != field.default:
            shown = f"{field.name.replace('_', ' ')}: {_shown(value)}"
            if said := visible(_titles(type(fact)).get(field.name, shown)):
                yield said


@cache
def _titles(kind: type[Struct]) -> Mapping[str, str]:
    """What is said of a field in place of its name and its value."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        name: note.title
        for name, hint in hints.items()
        for note in getattr(hint, "__metadata__", ())
        if isinstance(note, Meta) and note.title is not None
    }


def _shown(value: object) -> str:
    """A value of a field: `-` for none, `yes` and `no`, lists up to a length."""
    match value:
        case None | "" | ():
            return "-"
        case PgType() if value == NO_OPERAND:
            return "none"
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case Enum():
            return str(value.value)
        case Span():
            return _text(value)
        case Sequence():
            return _listed(value)
        case Name() | PgType() | FromEntry():
            return str(value)
        case Struct():
            details = "; ".join(_details(value))
            return f"{_kind(value)} ({details})" if details else _kind(value)
        case _:
            return str(value)


def _listed(values: Sequence[object]) -> str:
    first = islice(values, _MOST)
    shown = [f"({_shown(one)})" if isinstance(one, tuple) else _shown(one) for one in first]
    return ", ".join(shown if len(values) <= _MOST else [*shown, "..."])
