"""How what a library builds or sends is said not to be read.

A query in the making is counted where it begins: what is called on it belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...source import Span
from ..values import Exported, Value
from .library import CallOf, Gives, Interpreter, Meaning

# What is called of rows and of promises of them: `(await query).map(..)` is nothing of the query's.
OF_ROWS = frozenset(
    "at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat"
    " flatMap forEach hasOwnProperty includes indexOf join keys lastIndexOf map pop push reduce"
    " reduceRight reverse shift slice some sort splice toFixed toLocaleString toReversed toSorted"
    " toSpliced toString unshift valueOf values with then catch finally".split()
)


def said(receiver: Value, name: str | None = None) -> str:
    """What is called, as it is written, on one line."""
    text = " ".join(receiver.span.text.split())
    return text if name is None else f"{text}.{name}"


def called(span: Span, name: str) -> str:
    """What is called, as the call has it: `client.query` of `client.query('select 1')`."""
    receiver, dot, _ = span.text.partition(f".{name}")
    return f"{' '.join(receiver.split())}.{name}" if dot else name


def of_template(span: Span, name: str) -> str:
    """What is called of a template, without its text: ``sql`..`.hint``."""
    tag, tick, _ = span.text.partition("`")
    return f"{' '.join(tag.split())}`..`.{name}" if tick else called(span, name)


def function_of(span: Span) -> str:
    """What a call calls, as it is written, without what it is given: `cursor.execute`."""
    return " ".join(span.text.partition("(")[0].split())


def begun(interpreter: Interpreter, call: CallOf) -> None:
    """A call that begins a query: `db.selectFrom`; of a class, `App.findOne`."""
    is_of_class = isinstance(call.receiver, Exported)  # of which the place is that of the call
    what = called(call.span, call.name) if is_of_class else said(call.receiver, call.name)
    interpreter.not_read(what, call.span)


def unread(of: str, names: str | Iterable[str]) -> dict[str, tuple[Meaning, ...]]:
    """Methods of a type that begin or send a query, each counted under its own name."""
    names = names.split() if isinstance(names, str) else names
    return {f"{of}.{name}": (Gives(begun),) for name in names}
