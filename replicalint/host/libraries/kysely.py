"""Kysely: its tag `sql`, and what hangs on that. Its query builder is not read.

https://kysely-org.github.io/kysely-apidoc/interfaces/Sql.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...source import Chunk, Span
from ..values import Hole, NotKnown, Thing, Value
from .library import (
    CallOf,
    Choose,
    CountsUnread,
    Given,
    Gives,
    Interpreter,
    Library,
    Makes,
    Part,
    Runs,
    Tags,
    TemplateThing,
)
from .written import (
    BoundThing,
    JoinedThing,
    LiteralThing,
    NameThing,
    RawThing,
    placed,
    putting,
    quoted,
    written_parts,
)

_NAME = "Kysely"
_DATABASE = "Kysely"
_NO_SQL = frozenset(("toOperationNode", "execute", "compile"))  # of what `sql` makes
# What of a database sends and builds nothing.
_SILENT = frozenset("destroy getExecutor commit rollback then catch finally".split())


class ExecutedThing(Thing, frozen=True, eq=False):
    """`` sql`..`.execute(db) ``: a template that is sent."""

    of: Thing


class AliasedThing(Thing, frozen=True, eq=False):
    """`` sql`..`.as('alias') ``"""

    of: Thing
    alias: Value


class NamePartsThing(Thing, frozen=True, eq=False):
    """`sql.id('schema', 'table')`: names with dots between."""

    names: tuple[Value, ...]


def dotted(most: int) -> Callable[[str], str | None]:
    """How names in one text are spelt, with dots between them, at most so many.

    A plugin may spell a name that has capital letters in another way: CamelCasePlugin.
    """

    def spelt(text: str) -> str | None:
        names = [name.strip() for name in text.split(".")]
        if len(names) > most or text != text.lower():
            return None
        return ".".join(quoted(name) for name in (names if len(names) > 1 else [text]))

    return spelt


_REFERENCE, _TABLE, _ONE = dotted(3), dotted(2), dotted(1)


put = putting(("RawBuilder", "Expression", "AliasedRawBuilder"))


_written = written_parts(put)


def parts(thing: Thing, choose: Choose) -> Iterator[Part]:
    """The text of a thing."""
    if isinstance(thing, ExecutedThing):
        yield Hole(thing.of, thing.span)
    elif isinstance(thing, AliasedThing):
        yield Hole(thing.of, thing.span)
        yield Chunk(" as ", thing.span, False)
        yield Hole(NameThing(_NAME, thing.span, thing.alias, _ONE), thing.span)
    elif isinstance(thing, NamePartsThing):
        for place, name in enumerate(thing.names):
            if place:
                yield Chunk(".", thing.span, False)
            yield Hole(NameThing(_NAME, thing.span, name, _whole), thing.span)
    else:
        yield from _written(thing, choose)


def _whole(text: str) -> str | None:
    """One name, dots and all."""
    return quoted(text) if text == text.lower() else None


def method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """A method of what `sql` makes."""
    if not isinstance(receiver, (TemplateThing, RawThing, JoinedThing)):
        return None
    if name in ("execute", "compile") and given.positional:
        return ExecutedThing(_NAME, span, receiver)
    if name == "as" and (alias := given.get(0)) is not None:
        return AliasedThing(_NAME, span, receiver, alias)
    if name in ("$castTo", "$notNull", "withPlugin", "$asScalar", "$asTuple"):
        return receiver
    # What it makes of the template is not known.
    return None if name in _NO_SQL else RawThing(_NAME, span, NotKnown(span))


def _named(spelt: Callable[[str], str | None]) -> Gives:
    """`sql.ref(text)`, `sql.table(text)`"""

    def function(interpreter: Interpreter, call: CallOf) -> Value | None:
        text = call.arguments.get(0)
        return None if text is None else NameThing(_NAME, call.span, text, spelt)

    return Gives(function)


def _identifier(interpreter: Interpreter, call: CallOf) -> Value:
    return NamePartsThing(_NAME, call.span, call.arguments.positional)


def _bound(interpreter: Interpreter, call: CallOf) -> Value | None:
    """`sql.val(x)`: x itself where it is SQL."""
    value = call.arguments.get(0)
    return value if isinstance(value, Thing) else BoundThing(_NAME, call.span, value)


def _literal(interpreter: Interpreter, call: CallOf) -> Value | None:
    value = call.arguments.get(0)
    return None if value is None else LiteralThing(_NAME, call.span, value)


def _raw(interpreter: Interpreter, call: CallOf) -> Value | None:
    value = call.arguments.get(0)
    return None if value is None else RawThing(_NAME, call.span, value)


def _join(interpreter: Interpreter, call: CallOf) -> Value | None:
    items = call.arguments.get(0)
    between = call.arguments.get(1) or ", "
    return None if items is None else JoinedThing(_NAME, call.span, items, between)


def _built(interpreter: Interpreter, call: CallOf) -> None:
    """A query of the builder, or what is not known to be another thing: what follows belongs to
    it."""
    receiver = call.receiver
    is_template = isinstance(call.arguments.get(0), ExecutedThing)
    if call.name in _SILENT or (call.name == "executeQuery" and is_template):
        return
    text = " ".join(receiver.span.text.split())
    interpreter.not_read(f"{text}.{call.name}", call.span)


_MADE_BY_DATABASE = {
    f"{_DATABASE}.{name}": (Makes(_DATABASE),)
    for name in "withPlugin withoutPlugins withSchema withTables $extendTables".split()
}

KYSELY = Library(
    name=_NAME,
    placed=placed,
    packages=frozenset({"kysely"}),
    calls={
        "sql": (Tags(),),
        "sql.ref": (_named(_REFERENCE),),
        "sql.table": (_named(_TABLE),),
        "sql.column": (_named(_ONE),),
        "sql.id": (Gives(_identifier),),
        "sql.val": (Gives(_bound),),
        "sql.value": (Gives(_bound),),
        "sql.lit": (Gives(_literal),),
        "sql.literal": (Gives(_literal),),
        "sql.raw": (Gives(_raw),),
        "sql.join": (Gives(_join),),
        _DATABASE: (Makes(_DATABASE),),
        **_MADE_BY_DATABASE,
        f"{_DATABASE}.*": (Gives(_built),),
        f"{_DATABASE}.transaction": (Makes("Begun"),),
        f"{_DATABASE}.connection": (Makes("Begun"),),
        f"{_DATABASE}.startTransaction": (Makes("Begun"),),
        "Begun.setIsolationLevel": (Makes("Begun"),),
        "Begun.setAccessMode": (Makes("Begun"),),
        "Begun.execute": (Runs(0, (_DATABASE,)), Makes(_DATABASE)),
        "SchemaModule.*": (CountsUnread(),),
    },
    members={f"{_DATABASE}.schema": "SchemaModule"},
    types={"Transaction": _DATABASE, "ControlledTransaction": _DATABASE},
    method=method,
    parts=parts,
    is_statement=lambda thing: isinstance(thing, ExecutedThing),
    is_fragment=lambda thing: isinstance(thing, TemplateThing),
)
