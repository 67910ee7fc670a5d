"""By which words and names gram.y tells the kinds of DDL, up to where their own parts begin.

In a line of a table a word in lower case stands for itself, `|` for one of several, and `?` behind
a word or a name for what may be missing. What is in capitals is said in `_READS`; END is the end
of the statement.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from msgspec import Struct

from ..cursor import (
    COLUMN_WORD,
    IDENTIFIER,
    OPERATOR,
    PARAMETER,
    UNRESERVED_WORD,
    NotReadable,
)
from ..lexeme import Kind
from ..names import func_name
from ..typenames import typename
from .command import Command

_CREATED = """
access method NAME type index|table handler ANY_NAME
aggregate FUNCTION (
cast (
collation IF_NOT_EXISTS ANY_NAME from|(
constraint trigger NAME after
conversion ANY_NAME for
database NAME
default conversion ANY_NAME for
domain ANY_NAME
event trigger NAME on
extension IF_NOT_EXISTS NAME with|schema|version|from|cascade|END
foreign data wrapper NAME
foreign table IF_NOT_EXISTS ANY_NAME (|partition
function|procedure FUNCTION (
group|role|user ROLE
index concurrently? IF_NOT_EXISTS NAME? on
language NAME
materialized view
operator OPERATOR (
operator class ANY_NAME default? for
operator family ANY_NAME using
policy NAME on
procedural language NAME
publication NAME for|with|END
rule NAME as on
schema IF_NOT_EXISTS NAME? authorization|create|grant|END
sequence IF_NOT_EXISTS ANY_NAME SEQUENCE_OPTION
server IF_NOT_EXISTS NAME type|version|foreign
statistics
subscription NAME connection
table
tablespace NAME owner|location
text search configuration|dictionary|parser|template ANY_NAME (
transform for
trigger NAME before|after|instead
trusted language NAME
trusted procedural language NAME
type ANY_NAME as|(|END
unique index concurrently? IF_NOT_EXISTS NAME? on
user mapping IF_NOT_EXISTS for
"""
_ALTERED = """
aggregate FUNCTION (
collation|conversion|domain|type ANY_NAME
database|extension|language|publication|schema|server|subscription|tablespace NAME
default privileges
event trigger NAME
foreign data wrapper NAME
foreign table IF_EXISTS only? ANY_NAME
function|procedure|routine FUNCTION
group|role|user ROLE
index|table all in tablespace NAME
index|sequence|view IF_EXISTS ANY_NAME
large object
materialized view IF_EXISTS ANY_NAME
materialized view all in tablespace NAME
operator OPERATOR (
operator class|family ANY_NAME using
policy IF_EXISTS NAME on
procedural language NAME
role|user all
rule|trigger NAME on
statistics IF_EXISTS ANY_NAME
system set|reset
table IF_EXISTS only? (? ANY_NAME
text search configuration|dictionary|parser|template ANY_NAME
user mapping for
"""
_DROPPED = """
access method IF_EXISTS NAMES BEHAVIOUR END
aggregate IF_EXISTS FUNCTION (
cast IF_EXISTS (
collation|conversion|sequence|statistics|table|view IF_EXISTS ANY_NAMES BEHAVIOUR END
database IF_EXISTS NAME with|(|END
domain|type IF_EXISTS TYPES BEHAVIOUR END
event trigger IF_EXISTS NAMES BEHAVIOUR END
extension|language|publication|schema|server IF_EXISTS NAMES BEHAVIOUR END
foreign data wrapper IF_EXISTS NAMES BEHAVIOUR END
foreign table IF_EXISTS ANY_NAMES BEHAVIOUR END
function|procedure|routine IF_EXISTS FUNCTION
group|role|user IF_EXISTS ROLES END
index concurrently? IF_EXISTS ANY_NAMES BEHAVIOUR END
materialized view IF_EXISTS ANY_NAMES BEHAVIOUR END
operator IF_EXISTS OPERATOR (
operator class|family IF_EXISTS ANY_NAME using
owned by ROLES BEHAVIOUR END
policy|rule|trigger IF_EXISTS NAME on ANY_NAME BEHAVIOUR END
procedural language IF_EXISTS NAMES BEHAVIOUR END
subscription IF_EXISTS NAME BEHAVIOUR END
tablespace IF_EXISTS NAME END
text search configuration|dictionary|parser|template IF_EXISTS ANY_NAMES BEHAVIOUR END
transform IF_EXISTS for
user mapping IF_EXISTS for
"""
_OTHERS = {
    "comment": "on",
    "import": "foreign schema NAME",
    "reassign": "owned by ROLES to ROLE END",
    "reindex": "(|index|table|schema|database|system",
    "security": "label",
}
_SEQUENCE_OPTIONS = (
    "as cache cycle increment logged maxvalue minvalue no owned restart sequence start unlogged"
).split()
_NAMES = (IDENTIFIER, UNRESERVED_WORD, COLUMN_WORD)
_TABLES = {"create": _CREATED, "alter": _ALTERED, "drop": _DROPPED, **_OTHERS}


def head(c: Command, first: str) -> None:
    """Passes the kind and the name of a statement of DDL, whose first word this is."""
    start = c.at
    lines = _lines(first).get(c.texts[start], ())
    following = c.texts[start + 1]
    likely = [line for line in lines if line.second in ("", following)]
    if any(_problem(c, line, start) is None for line in likely):
        return
    problems = [_problem(c, line, start) for line in lines]
    c.at = start
    raise max((c.error(), *filter(None, problems)), key=lambda problem: problem.number)


class _Line(Struct, frozen=True):
    """What passes each element of a line; the second word, "" where that may be several."""

    steps: tuple[Callable[[Command], object], ...]
    second: str


def _problem(c: Command, line: _Line, start: int) -> NotReadable | None:
    """Passes a line from a place on; None, or why it does not stand there."""
    c.at = start
    try:
        for step in line.steps:
            step(c)
    except NotReadable as problem:
        return problem
    return None


@cache
def _lines(first: str) -> Mapping[str, tuple[_Line, ...]]:
    """The lines of a table by the words that they may begin with."""
    found: dict[str, tuple[_Line, ...]] = {}
    for written in filter(None, _TABLES[first].splitlines()):
        elements = written.split()
        second = elements[1] if elements[1:] and elements[1].islower() else ""
        second = "" if set(second) & {"|", "?"} else second
        line = _Line(tuple(map(_step, elements)), second)
        for word in elements[0].split("|"):
            found[word] = (*found.get(word, ()), line)
    return found


def _step(element: str) -> Callable[[Command], object]:
    """What passes an element of a line."""
    if element == "NAME?":
        return _optional_name
    if element in _READS:
        return _READS[element]
    if element.endswith("?"):
        return lambda c: c.accept(element[:-1])
    words = element.split("|")
    may_end = element.endswith("END")
    return lambda c: (may_end and c.is_at_end) or c.one_of(*words)


def _optional_name(c: Command) -> None:
    if c.roles[c.at] in _NAMES or is_variable(c):
        name(c)


def name(c: Command) -> None:
    """ColId, or what psql puts there."""
    if not _accept_variable(c):
        c.name()


def any_name(c: Command) -> None:
    """any_name, and qualified_name."""
    name(c)
    while c.accept("."):
        if not _accept_variable(c):
            c.any_word()


def _function(c: Command) -> None:
    """func_name."""
    if is_variable(c):
        any_name(c)
    else:
        func_name(c)


def _operator(c: Command) -> None:
    """any_operator; what is a client's parameter elsewhere, `?`, may be a part of it."""
    while c.texts[c.at + 1] == ".":
        name(c)
        c.at += 1
    first = c.at
    while c.roles[c.at] in (OPERATOR, PARAMETER) and c.texts[c.at] != "=>":
        c.at += 1
    if c.at == first:
        raise c.error("an operator")


def _type(c: Command) -> None:
    """Typename."""
    if not _accept_variable(c):
        typename(c)


def _sequence_option(c: Command) -> None:
    """How SeqOptElem begins."""
    if not c.is_at_end:
        c.one_of(*_SEQUENCE_OPTIONS)


def role(c: Command) -> None:
    """RoleSpec."""
    if not (c.accept_any("current_role", "current_user", "session_user") or _accept_variable(c)):
        c.non_reserved_word()


def _accept_variable(c: Command) -> bool:
    """Passes what psql puts a name for."""
    if not is_variable(c):
        return False
    c.at += 1 + (c.texts[c.at] == ":")
    return True


def is_variable(c: Command) -> bool:
    """Whether psql puts a name here: `:name`, of which behind a word the colon stands alone."""
    if c.is_at_end:
        return False
    kind, text = c.lexemes[c.at].kind, c.lexemes[c.at].text
    is_parameter = kind is Kind.PARAM and text.startswith(":")
    return is_parameter or kind is Kind.NAME_PARAM or c.texts[c.at] == ":"


_READS: Mapping[str, Callable[[Command], object]] = {
    "NAME": name,
    "NAMES": lambda c: c.list_of(lambda: name(c)),
    "ANY_NAME": any_name,
    "ANY_NAMES": lambda c: c.list_of(lambda: any_name(c)),
    "FUNCTION": _function,
    "OPERATOR": _operator,
    "TYPES": lambda c: c.list_of(lambda: _type(c)),
    "SEQUENCE_OPTION": _sequence_option,
    "ROLE": role,
    "ROLES": lambda c: c.list_of(lambda: role(c)),
    "IF_EXISTS": lambda c: c.accept_all("if", "exists"),
    "IF_NOT_EXISTS": lambda c: c.accept_all("if", "not", "exists"),
    "BEHAVIOUR": lambda c: c.accept_any("cascade", "restrict"),
}
