"""Reads what expressions and indexes depend on: the functions, types and sequences that they name.

Names are looked up as the session of the statement finds them. An expression is analysed only where
a call in it may be one of several functions by its name and the number of its arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from .. import catalog
from ..changes import Dependency
from ..name import Name
from ..pgtype import PgType
from ..primary import Routine
from ..syntax.cursor import NotReadable
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.strings import string_value
from ..syntax.typenames import TYPE_WORDS
from .calls import reached, reached_operators
from .cursor import DdlCursor

_NAMES = (Kind.WORD, Kind.QUOTED)
_OPENING = ("(", "[")
_CLOSING = (")", "]")
# Functions of the catalogue whose constant argument names a sequence.
_OF_SEQUENCES = frozenset(("nextval", "currval", "setval"))
_REGCLASS = ("regclass", "pg_catalog.regclass")


def dependencies(c: DdlCursor, lexemes: Sequence[Lexeme]) -> tuple[Dependency, ...]:
    """What an expression depends on, each object once."""
    found: dict[Dependency, None] = {}
    counts = cache(lambda: _argument_counts(lexemes))
    for place, lexeme in enumerate(lexemes):
        if lexeme.kind is Kind.PUNCTUATION:
            if lexeme.text == "(" and place and lexemes[place - 1].kind in _NAMES:
                found |= dict.fromkeys(_called(c, lexemes, place, counts))
            elif lexeme.text == "::":
                found |= dict.fromkeys(_typed(c, lexemes, place + 1))
        elif lexeme.kind is Kind.WORD and lexeme.text == "as":
            found |= dict.fromkeys(_typed(c, lexemes, place + 1))  # CAST(x AS type)
        elif lexeme.kind is Kind.STRING:
            found |= dict.fromkeys(_sequence(c, lexemes, place))
        elif lexeme.kind is Kind.OPERATOR:
            found |= dict.fromkeys(_operator(c, lexeme.text))
    symbols = {
        one.text for one in lexemes if one.kind is Kind.OPERATOR and _is_doubted(c, one.text)
    }
    if symbols:
        for one in reached_operators(c, symbols, lexemes):
            if isinstance(one, str):
                found[Dependency("extension", Name("", one))] = None
            elif one.function is not None:
                found[Dependency("function", one.function, one.operands)] = None
    return tuple(found)


def _name_before(lexemes: Sequence[Lexeme], end: int) -> tuple[Name, int]:
    """The name of one or more parts that ends before a place, and where it begins."""
    first = end - 1
    parts = [lexemes[first].text]
    while first >= 2 and lexemes[first - 1].text == "." and lexemes[first - 2].kind in _NAMES:
        first -= 2
        parts.insert(0, lexemes[first].text)
    return Name.of(parts), first


# -- functions -------------------------------------------------------------------------------------


def _called(
    c: DdlCursor, lexemes: Sequence[Lexeme], opening: int, counts: Callable[[], Mapping[int, int]]
) -> Iterator[Dependency]:
    """The function of `f(...)`, where it is no word of the grammar and none of the catalogue's."""
    name, first = _name_before(lexemes, opening)
    if name.schema in ("pg_catalog", "information_schema"):
        return
    if first and lexemes[first - 1].text in ("::", "as"):
        return  # a type with a length
    overloads = _routines(c, name)
    if overloads:
        count = counts().get(opening, 0)
        for one in _chosen(c, name, overloads, count, lexemes):
            yield Dependency("function", one.name, one.arguments)
        return
    word = lexemes[opening - 1]
    is_bare = not name.schema
    if is_bare and (catalog.functions(name.name) or _is_grammar(word)):
        return
    owner = _extension(c, catalog.extensions_with_function(name.name))
    if owner is not None:
        yield Dependency("extension", Name("", owner))
    elif not _is_type(c, name):
        yield Dependency("function", name)


def _is_grammar(word: Lexeme) -> bool:
    """Whether parentheses behind a word are the grammar's own: IN (...), numeric(10, 2)."""
    is_word = word.kind is Kind.WORD
    return is_word and (word.text in TYPE_WORDS or bool(catalog.keyword(word.text)))


def _is_type(c: DdlCursor, name: Name) -> bool:
    return c.contract.type_names.meaning(name) is not None


def _routines(c: DdlCursor, name: Name) -> tuple[Routine, ...]:
    """The functions of the schema that a name reaches (namespace.c, FuncnameGetCandidates)."""
    primary = c.session.primary
    if name.schema or not primary.routines:
        return primary.routines_named(name)
    names = (Name(schema, name.name) for schema in c.session.search_path)
    found: dict[tuple[PgType | None, ...], Routine] = {}
    for one in names:
        for routine in primary.routines_named(one):
            found.setdefault(routine.arguments, routine)
    return tuple(found.values())


def _chosen(
    c: DdlCursor, name: Name, overloads: Sequence[Routine], count: int, lexemes: Sequence[Lexeme]
) -> Sequence[Routine]:
    """The function that takes so many arguments: exactly, or with defaults and VARIADIC."""
    exact = [one for one in overloads if len(one.arguments) == count]
    fitting = exact or [one for one in overloads if len(one.arguments) > count] or [*overloads]
    if len(fitting) == 1 and (name.schema or not catalog.functions(name.name)):
        return fitting
    return reached(c, name, overloads, count, lexemes)


def _argument_counts(lexemes: Sequence[Lexeme]) -> Mapping[int, int]:
    """How many arguments stand in each pair of parentheses, by where it begins."""
    found: dict[int, int] = {}
    open_: list[int] = []
    commas: list[int] = []
    for place, lexeme in enumerate(lexemes):
        if lexeme.kind is not Kind.PUNCTUATION:
            continue
        if lexeme.text in _OPENING:
            open_.append(place)
            commas.append(0)
        elif lexeme.text in _CLOSING and open_:
            first, count = open_.pop(), commas.pop()
            found[first] = 0 if place == first + 1 else count + 1
        elif lexeme.text == "," and commas:
            commas[-1] += 1
    return found


def _extension(c: DdlCursor, owners: Sequence[str]) -> str | None:
    """Of the extensions that bring something the one that is there, or the only one."""
    installed = [one for one in owners if one in c.session.primary.extensions]
    return next(iter(installed), owners[0] if len(owners) == 1 else None)


# -- types, sequences, operators -------------------------------------------------------------------


def _typed(c: DdlCursor, lexemes: Sequence[Lexeme], first: int) -> Iterator[Dependency]:
    """The type that begins at a place, where it is none of the catalogue's."""
    if first >= len(lexemes) or lexemes[first].kind not in _NAMES:
        return
    end = first + 1
    while end + 1 < len(lexemes) and lexemes[end].text == "." and lexemes[end + 1].kind in _NAMES:
        end += 2
    name, _ = _name_before(lexemes, end)
    if name.schema == "pg_catalog" or (not name.schema and _is_built_in(lexemes[first])):
        return
    try:
        meant = c.over(c.fragment, lexemes[first:end]).type_name()
    except NotReadable:
        return
    if meant.schema != "pg_catalog":
        yield Dependency("type", meant)


def _is_built_in(word: Lexeme) -> bool:
    if word.kind is Kind.WORD and (word.text in TYPE_WORDS or word.text == "double"):
        return True
    return catalog.type_named(word.text) is not None


def _sequence(c: DdlCursor, lexemes: Sequence[Lexeme], place: int) -> Iterator[Dependency]:
    """The sequence of `nextval('s')`, or of any `'s'::regclass`."""
    is_cast = place + 2 < len(lexemes) and lexemes[place + 1].text == "::"
    if is_cast:
        words = "".join(one.text for one in lexemes[place + 2 : place + 5])
        if not words.startswith(_REGCLASS):
            return
    else:
        is_argument = place >= 2 and lexemes[place - 1].text == "("
        if not is_argument or lexemes[place - 2].text not in _OF_SEQUENCES:
            return
    try:
        name = Name.parse(string_value(lexemes[place].text))
    except ValueError:
        return
    qualified = c.qualified(name)
    if qualified in c.session.primary.sequences:
        yield Dependency("sequence", qualified)


def _is_doubted(c: DdlCursor, symbol: str) -> bool:
    """Whether an operator may be the schema's own, or both the catalogue's and an extension's."""
    primary = c.session.primary
    if symbol in primary.operators:
        return True
    owners = catalog.extensions_with_operator(symbol)
    return bool(catalog.operators(symbol)) and any(one in primary.extensions for one in owners)


def _operator(c: DdlCursor, symbol: str) -> Iterator[Dependency]:
    """The extension of an operator that no server has without one."""
    if catalog.operators(symbol) or symbol in c.session.primary.operators:
        return
    owner = _extension(c, catalog.extensions_with_operator(symbol))
    if owner is not None:
        yield Dependency("extension", Name("", owner))
