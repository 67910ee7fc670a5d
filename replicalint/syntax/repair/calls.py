"""Calls with a grammar of their own: their words become commas."""

from __future__ import annotations

from ...name import Name
from ..lexer import Kind
from ..typenames import TypeName
from .constructs import Construct
from .words import JSON_WORDS
from .writer import Frame, NotReadable, Writer


def has_json_words(w: Writer) -> bool:
    """Whether JSON_OBJECT or JSON is the constructor, not the function or the cast of that name."""
    if w.text(0) == "json_object" and w.text(2) == ")":
        return True
    depth = 0
    for place in range(w.at + 1, w.count - 1):
        lexeme, after = w.lexemes[place], w.lexemes[place + 1]
        if lexeme.kind is Kind.PUNCTUATION:
            depth += (lexeme.text == "(") - (lexeme.text == ")")
            if depth == 0:
                return False
            if depth == 1 and lexeme.text == ":":
                return True
        elif (
            depth == 1
            and lexeme.kind is Kind.WORD
            and (lexeme.text in JSON_WORDS or (lexeme.text, after.text) == ("format", "json"))
        ):
            return True
    return False


def construct(w: Writer, construct: Construct) -> None:
    """EXTRACT(...), XMLTABLE(...), JSON_VALUE(...): a call, its words turned into commas."""
    number = w.at
    w.marks.constructs[number] = construct
    if construct.name == "treat":
        w.keyword("cast", number)
        w.at += 1
        w.open("cast")
        return
    w.identifier(number)
    w.at += 1
    w.open("construct" if construct.has_words else "call", construct, number)


def construct_word(w: Writer, word: str, frame: Frame) -> bool:
    """A word directly inside such a call; False where it is an ordinary one."""
    construct = frame.construct
    assert construct is not None
    if word == "columns" and construct.name in ("xmltable", "json_table"):
        w.comma(w.at)
        w.at += 1
        column_list(w, frame.number)
        return True
    if word in ("as", "returning"):
        return construct_as(w, word, construct, frame.number)
    if construct.drops(word, w.text(1), w.text(-1), w.value_ended):
        if word == "indent" and w.value_ended:
            w.note_recent("INDENT", 16, w.at, w.at)
        w.at += 1
        if word in ("name",) and w.kind(0) in (Kind.WORD, Kind.QUOTED):
            w.at += 1
            w.value_ended = True
        return True
    if construct.separates(word, w.value_ended, w.text(1)):
        w.comma(w.at)
        w.at += 1
        return True
    if construct.name == "extract" and w.text(1) == "from" and not w.value_ended:
        w.constant(w.at)
        w.at += 1
        return True
    return False


def construct_as(w: Writer, word: str, construct: Construct, number: int) -> bool:
    """`AS name` names an argument; `RETURNING type` and XMLSERIALIZE's AS a type."""
    w.at += 1
    if word == "returning" or construct.name in ("xmlserialize",):
        read = w.types.read(w.at)
        if read is None:
            raise NotReadable("expected a type", min(w.at, len(w.lexemes) - 1))
        found, w.at = read
        w.marks.lone_types.append(found)
        w.marks.results[number] = found
    else:
        w.at += 1
    w.value_ended = True
    return True


def column_list(w: Writer, number: int) -> None:
    """The COLUMNS of XMLTABLE and JSON_TABLE; paths and defaults become arguments."""
    columns = w.marks.columns.setdefault(number, [])
    in_parenthesis = w.text(0) == "("
    w.at += in_parenthesis
    while w.text(0) != ")" and w.at < len(w.lexemes):
        if w.text(0) == "nested":
            nested_columns(w, number)
        else:
            table_column(w, columns)
        if w.text(0) == ",":
            w.comma(w.at)
            w.at += 1
    w.at += in_parenthesis
    w.value_ended = True


def nested_columns(w: Writer, number: int) -> None:
    w.at += 1
    w.at += w.text(0) == "path"
    while w.text(0) != "columns":
        if w.at >= len(w.lexemes):
            raise NotReadable("expected COLUMNS", len(w.lexemes) - 1)
        w.at += 1
    w.at += 1
    column_list(w, number)


def table_column(w: Writer, columns: list[tuple[str, TypeName | None]]) -> None:
    name = w.lexemes[w.at].text
    w.at += 1
    if w.text(0) == "for":  # FOR ORDINALITY
        w.at += 2
        columns.append((name, TypeName(Name("pg_catalog", "int4"), 0, 0, is_builtin=True)))
        return
    read = w.types.read(w.at)
    if read is None:
        raise NotReadable("expected a type", min(w.at, len(w.lexemes) - 1))
    found, w.at = read
    columns.append((name, found))
    w.marks.lone_types.append(found)
    column_options(w)


def column_options(w: Writer) -> None:
    """PATH and DEFAULT take a value; the other words of a column say nothing about names."""
    while w.text(0) not in (",", ")", "") or w.kind(0) not in (
        Kind.PUNCTUATION,
        Kind.WORD,
        None,
    ):
        if w.text(0) in ("path", "default"):
            w.at += 1
            w.comma(w.at - 1)
            value_until_word(w)
        else:
            w.at += 1
        if w.at >= len(w.lexemes):
            return


def value_until_word(w: Writer) -> None:
    """One value of a column option, up to the next option, `,` or `)`."""
    depth = len(w.frames)
    w.frames.append(Frame("call"))
    w.value_ended = False
    while w.at < len(w.lexemes):
        text = w.text(0)
        outside = len(w.frames) == depth + 1
        if (
            outside
            and w.value_ended
            and (
                text
                in (
                    ",",
                    ")",
                    "not",
                    "default",
                    "path",
                    "on",
                    "null",
                    "error",
                    "with",
                    "without",
                    "keep",
                    "omit",
                    "format",
                )
            )
        ):
            break
        w.read_one(w)
    del w.frames[depth:]
