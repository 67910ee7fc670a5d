"""postgres.js: its tag, what is called on it, and what it makes of names, lists and records.

What `sql(x)` stands for is told by the last keyword before it, as the library tells it.
https://github.com/porsager/postgres#building-queries
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...source import Chunk, Span
from ..values import Closure, Exported, Hole, NotKnown, String, Thing, Value
from .library import (
    Choose,
    Given,
    Interpreter,
    Library,
    ParameterPart,
    Part,
    TemplateThing,
    UnknownPart,
)
from .postgres_js_builders import (
    BuilderThing,
    SqlThing,
    built,
    name_part,
    put,
    stands_for_name,
)
from .postgres_js_names import Spelling, perhaps, spelling
from .unread import OF_ROWS, of_template
from .unread import called as called_name
from .written import (
    BoundThing,
    NameThing,
    RawThing,
    begins_statement,
    chosen,
    has_type,
    sends_text,
    text_of,
)

_NAME = "postgres.js"
_TYPES = frozenset({"Sql", "TransactionSql", "ReservedSql", "ISql"})
_SELF = frozenset(
    "values raw simple execute describe readable writable cancel forEach cursor".split()
)
_NO_QUERIES = frozenset(
    "begin savepoint unsafe end close release listen notify subscribe largeObject".split()
)
# What a parameter is called that a type far away makes the library's: `migrate: (log, sql) => ..`.
_TAG = re.compile(r"(?:sql|tx)\s*+[<`/]")
_PUT = re.compile(r"\$\{\s*+(?:sql|tx)\s*+\(")


def _spelt_by(value: Value) -> Spelling | None:
    """How a value that is `sql` spells names; None where it is another value."""
    if isinstance(value, SqlThing):
        return value.spelt
    return perhaps if has_type(value, _TYPES) else None


def called(interpreter: Interpreter, callee: Value, given: Given, span: Span) -> Value | None:
    """`postgres(..)`, `sql('name')`, `sql(list)`, `sql(record, 'a', 'b')`"""
    if isinstance(callee, Exported):
        if callee.path != ("default",):
            return None
        first = given.get(0)
        return SqlThing(_NAME, span, spelling(given.get(1) or first))
    spelt = _spelt_by(callee)
    first = given.get(0)
    if spelt is None or first is None:
        return None
    if len(given.positional) == 1 and isinstance(first, String):
        return NameThing(_NAME, span, first, spelt)
    return BuilderThing(_NAME, span, first, given.positional[1:], spelt)


def tagged(
    interpreter: Interpreter, tag: Value, template: tuple[Chunk | Hole, ...], span: Span
) -> Value | None:
    """A template: a statement where it begins as one, and nothing else holds it."""
    is_named_so = isinstance(tag, NotKnown) and tag.type is None and _TAG.match(span.text)
    if _spelt_by(tag) is None and not is_named_so:
        return None
    return TemplateThing(_NAME, span, template, begins_statement(template))


def method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """A method of `sql`, or of a query."""
    if isinstance(receiver, (TemplateThing, RawThing)):
        if name not in _SELF and name not in OF_ROWS:
            if isinstance(receiver, TemplateThing) and not receiver.sends:
                return RawThing(_NAME, span, NotKnown(span))
            interpreter.not_read(of_template(span, name), span)
            return receiver
        return receiver if name in _SELF else None
    spelt = _spelt_by(receiver)
    if spelt is None and name == "unsafe" and isinstance(receiver, NotKnown):
        spelt = perhaps
    if spelt is None:
        return None
    first = given.get(0)
    if name == "unsafe" and first is not None:
        return RawThing(_NAME, span, first, sends_text(first))
    if name in ("json", "array", "typed"):
        return BoundThing(_NAME, span)
    if name in ("begin", "savepoint"):
        inner = SqlThing(_NAME, span, spelt)
        for argument in given.positional:
            if isinstance(argument, Closure):
                return interpreter.call(argument, (inner,), span)
    if name == "reserve":
        return SqlThing(_NAME, span, spelt)
    if name not in _NO_QUERIES:  # `file` as well
        interpreter.not_read(called_name(span, name), span)
    return None


def member(interpreter: Interpreter, value: Value, name: str, span: Span) -> Value | None:
    """`sql.typed.point(x)` and `sql.types.point(x)` are values, whatever the type."""
    return BoundThing(_NAME, span) if name in ("typed", "types") and _spelt_by(value) else None


def parts(thing: Thing, choose: Choose) -> Iterator[Part]:
    """The text of a thing."""
    if isinstance(thing, TemplateThing):
        yield from _template(thing, choose)
    elif isinstance(thing, RawThing):
        yield Hole(thing.value, thing.span)
    elif isinstance(thing, NameThing):
        yield name_part(thing.value, thing.span, thing.spelt, choose)
    elif isinstance(thing, BuilderThing):
        yield from built(thing, "", False, choose)
    else:
        yield ParameterPart(thing.span)


def _template(thing: TemplateThing, choose: Choose) -> Iterator[Part]:
    """The text of a template, each hole with what stands before it."""
    for place, part in enumerate(thing.parts):
        if isinstance(part, Chunk):
            yield part
            continue
        value = chosen(part.value, choose)
        if isinstance(value, BuilderThing):
            before = _said(TemplateThing(_NAME, thing.span, thing.parts[:place]), choose)
            behind = thing.parts[place + 1] if place + 1 < len(thing.parts) else None
            yield from built(value, before, stands_for_name(before, behind), choose)
        elif isinstance(value, NotKnown) and _PUT.match(part.span.text):
            yield UnknownPart(part.span, "raw")
        else:
            yield from put(value, part.span, choose)


def _said(thing: Thing, choose: Choose) -> str:
    """The text of a thing as far as keywords are looked for in it."""
    found: list[str] = []
    pending: list[Iterator[Part]] = [parts(thing, choose)]
    while pending:
        part = next(pending[-1], None)
        if part is None:
            pending.pop()
        elif isinstance(part, Chunk):
            found.append(part.text)
        else:
            value = chosen(part.value, choose) if isinstance(part, Hole) else part
            if isinstance(value, Thing):
                pending.append(parts(value, choose))
            elif isinstance(value, String):
                found.append(text_of(value, choose) or "$")
            else:
                found.append("$1")
    return "".join(found)


POSTGRES_JS = Library(
    name=_NAME,
    packages=frozenset({"postgres", "postgresjs"}),
    markers=frozenset({"sql", "tx", "unsafe"}),
    called=called,
    tagged=tagged,
    method=method,
    member=member,
    parts=parts,
    is_statement=lambda thing: isinstance(thing, (TemplateThing, RawThing)) and thing.sends,
    is_fragment=lambda thing: isinstance(thing, TemplateThing) and not thing.sends,
)
