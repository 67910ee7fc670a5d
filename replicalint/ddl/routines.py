"""Reads CREATE and ALTER FUNCTION and PROCEDURE with their bodies, DO, and CREATE TRIGGER."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from ..changes import (
    AlterFunction,
    Change,
    CreateFunction,
    CreateTrigger,
    Part,
    Rename,
    RenameTrigger,
    RunBlock,
    SetOwner,
)
from ..facts import Gap
from ..name import Name, fold
from ..syntax.cursor import STRING
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.lexer import Lexer
from ..syntax.reading import read
from ..syntax.strings import constant, string_value
from ..syntax.typenames import func_type
from .blocks import Block
from .cursor import DdlCursor
from .signatures import Arguments, arguments, signature

_DEFINERS = {"definer": True, "invoker": False}
_EVENTS = ("insert", "update", "delete", "truncate")


class _Attributes(Struct):
    """What stands after the arguments, in whatever order."""

    language: str = "sql"
    is_definer: bool = False
    search_path: tuple[str, ...] | None = None
    string: Lexeme | None = None
    atomic: Sequence[Lexeme] | None = None
    parts: list[Part] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)


def create_function(c: DdlCursor, kind: str, *, replaces: bool) -> Iterator[Change]:
    """From after CREATE [OR REPLACE] FUNCTION."""
    name, span = c.new_name()
    taken = arguments(c)
    found = _Attributes()
    while not c.is_at_end:
        _attribute(c, found)
    _body(c, found)
    yield CreateFunction(
        name,
        span,
        kind,
        taken,
        replaces,
        found.language,
        found.is_definer,
        found.search_path,
        tuple(found.parts),
        tuple(found.gaps),
    )


def _attribute(c: DdlCursor, found: _Attributes) -> None:
    if c.accept("returns"):
        if not (c.accept("table") or c.accept_all("null", "on", "null", "input")):
            func_type(c)
    elif c.accept("language"):
        found.language = fold(c.string() or c.identifier()[0])
    elif c.accept_all("external", "security") or c.accept("security"):
        found.is_definer = _DEFINERS.get(c.texts[c.at], False)
        c.at += 1
    elif c.accept("set"):
        _setting(c, found)
    elif c.texts[c.at] == "as" and c.roles[c.at + 1] == STRING:
        found.string = c.lexemes[c.at + 1]
        c.at += 2
    elif c.texts[c.at] == "begin" and c.texts[c.at + 1] == "atomic":
        found.atomic = c.rest[2:]
        c.at = len(c.lexemes)
    elif c.texts[c.at] == "return":
        found.atomic = c.rest
        c.at = len(c.lexemes)
    else:
        c.step()


def _setting(c: DdlCursor, found: _Attributes) -> None:
    if c.accept_name("search_path"):
        found.search_path = read_path(c)


def read_path(c: DdlCursor) -> tuple[str, ...] | None:
    """The schemas of `TO a, "$user"` or `= 'a', b`; None for FROM CURRENT and DEFAULT."""
    if c.accept_all("from", "current"):
        return None
    if c.texts[c.at + 1] == "default":
        c.at += 2
        return None
    if not c.accept("to"):
        c.at += 1
    path: list[str] = []
    while not c.is_at_end:
        if c.lexemes[c.at].kind is Kind.PARAM:  # of whatever it puts in, nothing is known
            c.name_holes.append(c.lexemes[c.at])
            path.append(c.lexemes[c.at].text)
        path += _schemas(c.lexemes[c.at])
        c.at += 1
        if not c.accept(","):
            break
    return tuple(path)


def _schemas(lexeme: Lexeme) -> list[str]:
    """One entry of a path; '' is none at all."""
    text = string_value(lexeme.text) if lexeme.kind is Kind.STRING else lexeme.text
    return [text] if text else []


# -- bodies --------------------------------------------------------------------------------


def _body(c: DdlCursor, found: _Attributes) -> None:
    if found.atomic is not None:
        _atomic(c, found.atomic, found.parts)
    elif found.string is not None and found.language in ("sql", "plpgsql"):
        read_body(c, found.string, found.language, found.parts, found.gaps)


def _atomic(c: DdlCursor, lexemes: Sequence[Lexeme], parts: list[Part]) -> None:
    """`a; b; END` of BEGIN ATOMIC, or RETURN expression."""
    statement: list[Lexeme] = []
    for lexeme in lexemes:
        if lexeme.text == ";" and lexeme.kind is Kind.PUNCTUATION:
            if statement:
                parts.append(c.part(_as_query(statement)))
            statement = []
        else:
            statement.append(lexeme)
    if statement and statement[0].text == "return":
        parts.append(c.part(_as_query(statement)))


def _as_query(statement: list[Lexeme]) -> list[Lexeme]:
    """`RETURN x` is `SELECT x`."""
    if statement[0].text != "return":
        return statement
    return [replace(statement[0], text="select"), *statement[1:]]


def read_body(
    c: DdlCursor, string: Lexeme, language: str, parts: list[Part], gaps: list[Gap]
) -> None:
    """The statements in a body that is a string constant."""
    body = constant(c.fragment, string.text, string.start)
    if language == "plpgsql":
        block = Block(c.over(body))
        block.read(Lexer(body.text, has_commands=False).groups())
        parts.extend(block.parts)
        gaps.extend(block.gaps)
        return
    for syntax in read(body, has_commands=False):
        if syntax.problem is None:
            parts.append(c.read(syntax))
        else:
            gaps.append(Gap(syntax.problem.span, syntax.problem.reason))


def run_block(c: DdlCursor) -> Iterator[Change]:
    """DO, from after the word."""
    language = "plpgsql"
    string: Lexeme | None = None
    place = c.span(c.at - 1, c.at - 1)
    while not c.is_at_end:
        if c.accept("language"):
            language = fold(c.string() or c.identifier()[0])
            continue
        string = c.lexemes[c.at] if c.roles[c.at] == STRING else string
        c.at += 1
    if string is None or language not in ("sql", "plpgsql"):
        raise c.refuse(f"block in language {language} is not analysed", 0)
    parts: list[Part] = []
    gaps: list[Gap] = []
    read_body(c, string, language, parts, gaps)
    yield RunBlock(place, tuple(parts), tuple(gaps))


# -- what is said about a routine afterwards -------------------------------------------------


def alter_function(c: DdlCursor, kind: str) -> Iterator[Change]:
    """From after ALTER FUNCTION."""
    name, taken, span = signature(c)
    if c.accept_all("rename", "to"):
        to = Name(name.schema, c.identifier()[0])
        yield Rename(kind, name, span, to, taken)
    elif c.accept_all("set", "schema"):
        yield Rename(kind, name, span, Name(c.identifier()[0], name.name), taken)
    elif "depends" in (c.texts[c.at], c.texts[c.at + 1]):
        pass  # [NO] DEPENDS ON EXTENSION
    elif c.accept_all("owner", "to"):
        yield SetOwner(kind, name, span, taken, c.identifier()[0])
    else:
        yield _altered(c, AlterFunction(name, span, taken), taken)
    c.at = len(c.lexemes)


def _altered(c: DdlCursor, change: AlterFunction, taken: Arguments | None) -> AlterFunction:
    is_definer: bool | None = None
    path: tuple[str, ...] | None = None
    loses = False
    while not c.is_at_end:
        if c.accept("security"):
            is_definer = _DEFINERS.get(c.texts[c.at])
            c.at += 1
        elif c.accept("set"):
            if c.accept_name("search_path"):
                path = read_path(c)
                loses = path is None
        elif c.accept("reset"):
            loses = c.accept("all") or c.accept_name("search_path") or loses
        else:
            c.step()
    return AlterFunction(change.name, change.span, taken, is_definer, path, loses)


def create_trigger(c: DdlCursor) -> Iterator[Change]:
    """From after CREATE [OR REPLACE] [CONSTRAINT] TRIGGER."""
    name, span = c.identifier()
    events = tuple(text for text in c.until("on").texts if text in _EVENTS)
    c.expect("on")
    relation, _ = c.relation()
    tables: list[str] = []
    if _passes(c, "referencing"):
        while c.accept_any("old", "new"):
            c.accept_any("table", "row")
            c.accept("as")
            tables.append(c.identifier()[0])
    c.until("execute")
    c.expect("execute")
    if not c.accept_any("function", "procedure"):
        raise c.error()
    function, _ = c.object_name()
    c.at = len(c.lexemes)
    yield CreateTrigger(name, relation, span, function, events, tuple(tables))


def rename_trigger(c: DdlCursor) -> Iterator[Change]:
    """From after ALTER TRIGGER."""
    name, span = c.identifier()
    c.expect("on")
    relation, _ = c.relation()
    if c.accept_all("rename", "to"):
        yield RenameTrigger(relation, span, name, c.identifier()[0])


def _passes(c: DdlCursor, word: str) -> bool:
    """Passes up to and past a word, if it comes before EXECUTE."""
    start = c.at
    c.until(word, "execute")
    if c.accept(word):
        return True
    c.at = start
    return False
