"""sql-template-tag: `sql`, `join`, `raw` and `empty`, which are Prisma's as well.

https://github.com/blakeembrey/sql-template-tag
"""

from __future__ import annotations

from collections.abc import Iterator

from ...source import Span
from ..values import Exported, Hole, Plain, Thing, Value
from .library import (
    CallOf,
    Choose,
    Gives,
    Interpreter,
    Library,
    LibraryObject,
    Meaning,
    ParameterPart,
    Part,
    Tags,
    UnknownPart,
)
from .written import JoinedThing, RawThing, chosen, has_type, written_parts


def put(value: Value, span: Span, choose: Choose) -> Iterator[Part]:
    """What is put into a hole: fragments as they are, everything else as a parameter."""
    value = chosen(value, choose)
    if isinstance(value, Exported) and value.path[-1:] == ("empty",):
        return
    if has_type(value, ("Sql",)):
        yield UnknownPart(span, "raw")
    elif isinstance(value, Thing) and not isinstance(value, LibraryObject):
        yield Hole(value, span)
    else:
        yield ParameterPart(span, value)


def calls(name: str, before: str = "") -> dict[str, tuple[Meaning, ...]]:
    """What the exports mean in a library of that name, behind what they hang on there."""

    def joined(interpreter: Interpreter, call: CallOf) -> Value:
        """`join(values, separator = ",", prefix = "", suffix = "")`"""
        given = call.arguments
        items = given.get(0) or Plain(None, call.span)
        between, ahead, behind = (
            given.get(place) or default for place, default in ((1, ","), (2, ""), (3, ""))
        )
        return JoinedThing(name, call.span, items, between, ahead, behind)

    def raw(interpreter: Interpreter, call: CallOf) -> Value | None:
        """`raw(text)`"""
        text = call.arguments.get(0)
        return None if text is None else RawThing(name, call.span, text)

    return {
        f"{before}sql": (Tags(),),
        f"{before}join": (Gives(joined),),
        f"{before}raw": (Gives(raw),),
    }


SQL_TEMPLATE_TAG = Library(
    name="sql-template-tag",
    packages=frozenset({"sql-template-tag"}),
    calls={**calls("sql-template-tag"), "default": (Tags(),)},
    parts=written_parts(put),
)
