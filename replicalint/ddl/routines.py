"""Reads CREATE and ALTER FUNCTION, PROCEDURE and AGGREGATE with their bodies, and DO.

All have the same names, arguments and attributes: so the file is long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from ..changes import (
    AlterFunction,
    Change,
    CreateFunction,
    FunctionSetting,
    Part,
    Rename,
    RunBlock,
    SetOwner,
)
from ..facts import Gap
from ..name import Name, fold
from ..pgtype import RECORD, PgType
from ..syntax.cursor import STRING
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.lexer import Lexer
from ..syntax.reading import read
from ..syntax.strings import constant
from ..syntax.typenames import func_type
from .blocks import Block
from .cursor import DdlCursor
from .privileges import role
from .settings import kept, reset_clause, set_clause
from .signatures import (
    aggregate_arguments,
    column_types,
    parameters,
    signature,
    signature_type,
)

_DEFINERS = {"definer": True, "invoker": False}


class _Attributes(Struct):
    """What stands after the arguments, in whatever order."""

    language: str = "sql"
    is_definer: bool = False
    is_volatile: bool = True
    returns: PgType | None = None
    returns_set: bool = False
    others: tuple[PgType | None, ...] = ()
    settings: list[FunctionSetting] = field(default_factory=list)
    string: Lexeme | None = None
    atomic: Sequence[Lexeme] | None = None
    parts: list[Part] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    constants: tuple[str, ...] = ()


def create_function(c: DdlCursor, kind: str, *, replaces: bool) -> Iterator[Change]:
    """CreateFunctionStmt, from after CREATE [OR REPLACE] FUNCTION."""
    name, span = c.new_name()
    taken, others = parameters(c)
    found = _Attributes(others=others)
    if c.accept("returns"):
        _returns(c, found)
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
        kept(found.settings),
        tuple(found.parts),
        tuple(found.gaps),
        found.returns,
        found.returns_set,
        constants=found.constants,
        others=found.others,
        is_bound=found.atomic is not None,
        is_volatile=found.is_volatile,
    )


def _returns(c: DdlCursor, found: _Attributes) -> None:
    """func_return, or TABLE with its columns."""
    if c.texts[c.at] == "table" and c.texts[c.at + 1] == "(":
        c.at += 1
        columns = column_types(c.group())
        found.others += columns
        # functioncmds.c: of one column, its type
        found.returns, found.returns_set = columns[0] if len(columns) == 1 else RECORD, True
        return
    found.returns_set = c.texts[c.at] == "setof"
    found.returns = signature_type(c)


def _attribute(c: DdlCursor, found: _Attributes) -> None:
    """createfunc_opt_item, or opt_routine_body."""
    if c.accept("language"):
        found.language = fold(_word_or_string(c))
    elif c.accept("as"):
        found.string = _definition(c)
    elif c.texts[c.at] == "begin" and c.texts[c.at + 1] == "atomic":
        found.atomic = c.rest[2:]
        c.at = len(c.lexemes)
    elif c.texts[c.at] == "return":
        found.atomic = c.rest
        c.at = len(c.lexemes)
    elif c.accept("transform"):
        while c.accept_all("for", "type"):
            func_type(c)
            if not c.accept(","):
                break
    elif c.accept_any("immutable", "stable"):
        found.is_volatile = False
    elif c.accept("volatile"):
        found.is_volatile = True
    elif not c.accept("window"):
        is_definer = common_option(c, found.settings)
        found.is_definer = found.is_definer if is_definer is None else is_definer


def _definition(c: DdlCursor) -> Lexeme:
    """func_as: the body, or an object file and a symbol in it."""
    first = c.at
    if c.roles[first] != STRING:
        raise c.error()
    c.at += 1
    if c.accept(","):
        if c.roles[c.at] != STRING:
            raise c.error()
        c.at += 1
    return c.lexemes[first]


def _word_or_string(c: DdlCursor) -> str:
    """NonReservedWord_or_Sconst."""
    return c.string() or c.word()


def common_option(c: DdlCursor, settings: list[FunctionSetting]) -> bool | None:
    """common_func_opt_item; whether the function becomes SECURITY DEFINER, None for all else."""
    if c.accept_all("external", "security") or c.accept("security"):
        word = c.accept_any(*_DEFINERS)
        if not word:
            raise c.error()
        return _DEFINERS[word]
    if c.accept("set"):
        settings.append(set_clause(c))
    elif c.accept("reset"):
        settings.append(reset_clause(c))
    elif c.accept("parallel") or c.accept("support"):
        c.parts()
    elif c.accept("cost") or c.accept("rows"):
        c.accept_any("+", "-")
        c.at += 1
    elif not any(c.accept_all(*words) for words in _MARKS):
        raise c.error()
    return None


_MARKS = (
    *(("called", "on", "null", "input"), ("returns", "null", "on", "null", "input")),
    *(("strict",), ("immutable",), ("stable",), ("volatile",)),
    *(("leakproof",), ("not", "leakproof")),
)


# -- bodies --------------------------------------------------------------------------------


def _body(c: DdlCursor, found: _Attributes) -> None:
    if found.atomic is not None:
        _atomic(c, found.atomic, found.parts)
    elif found.string is not None and found.language in ("sql", "plpgsql"):
        body = read_body(c, found.string, found.language)
        found.parts, found.gaps, found.constants = body.parts, body.gaps, body.constants_unseen


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


def read_body(c: DdlCursor, string: Lexeme, language: str) -> Block:
    """The statements in a body that is a string constant."""
    body = constant(c.fragment, string.text, string.start)
    block = Block(c.over(body))
    if language == "plpgsql":
        block.read(Lexer(body.text, has_commands=False).groups())
        return block
    for syntax in read(body, has_commands=False):
        if syntax.problem is None:
            block.parts.append(c.read(syntax))
        else:
            block.gaps.append(Gap(syntax.problem.span, syntax.problem.reason))
    return block


def run_block(c: DdlCursor) -> Iterator[Change]:
    """DO, from after the word."""
    language = "plpgsql"
    string: Lexeme | None = None
    place = c.span(c.at - 1, c.at - 1)
    while not c.is_at_end:
        if c.accept("language"):
            language = fold(c.string() or c.word())
            continue
        string = c.lexemes[c.at] if c.roles[c.at] == STRING else string
        c.at += 1
    if string is None or language not in ("sql", "plpgsql"):
        raise c.refuse(f"block in language {language} is not analysed", 0)
    block = read_body(c, string, language)
    yield RunBlock(place, tuple(block.parts), tuple(block.gaps), block.constants_unseen)


# -- what is said about a routine afterwards -------------------------------------------------


def create_aggregate(c: DdlCursor, *, replaces: bool) -> Iterator[Change]:
    """DefineStmt, from after CREATE [OR REPLACE] AGGREGATE.

    The old style names the one argument among the options.
    """
    name, span = c.new_name()
    if c.texts[c.at + 2] == "=":
        at = c.at
        taken = _base_type(c.group())
        c.at = at
    else:
        taken = aggregate_arguments(c)
    runs = tuple(_functions_of(c.group()))
    yield CreateFunction(
        name, span, "aggregate", taken, replaces, "internal", is_definer=False, runs=runs
    )


def _functions_of(options: DdlCursor) -> Iterator[Name]:
    """The functions of the schema that an aggregate runs for each row, and at the end."""
    for option in options.items():
        word, _ = option.identifier()
        if word in _RUN_BY_AGGREGATES and option.accept("="):
            function = option.own_function()
            if function is not None:
                yield function


_RUN_BY_AGGREGATES = ("sfunc", "sfunc1", "finalfunc")


def _base_type(options: DdlCursor) -> tuple[PgType | None, ...]:
    """The type of `BASETYPE = type`; "ANY" for none."""
    for option in options.items():
        if option.accept("basetype"):
            option.expect("=")
            if option.accept("any") or option.string() in ("ANY", "any"):
                return ()
            return (option.canonical(func_type(option)),)
    return (None,)


def alter_function(c: DdlCursor, kind: str) -> Iterator[Change]:
    """AlterFunctionStmt and its like, from after ALTER FUNCTION."""
    name, taken, span = signature(c, kind)
    if c.accept_all("rename", "to"):
        to = Name(name.schema, c.word())
        yield Rename(kind, name, span, to, taken)
    elif c.accept_all("set", "schema"):
        yield Rename(kind, name, span, Name(c.word(), name.name), taken)
    elif "depends" in (c.texts[c.at], c.texts[c.at + 1]):
        c.accept("no")
        c.expect("depends", "on", "extension")
        c.identifier()
    elif c.accept_all("owner", "to"):
        yield SetOwner(kind, name, span, taken, role(c))
    else:
        yield _altered(c, AlterFunction(name, span, taken))
    c.expect_end()


def _altered(c: DdlCursor, change: AlterFunction) -> AlterFunction:
    """alterfunc_opt_list opt_restrict."""
    is_definer: bool | None = None
    settings: list[FunctionSetting] = []
    while not c.is_at_end and not c.is_next("restrict"):
        found = common_option(c, settings)
        is_definer = is_definer if found is None else found
    c.accept("restrict")
    return replace(change, is_definer=is_definer, settings=tuple(settings))
