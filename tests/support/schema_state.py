"""A schema as plain lines, so that what a server has and what the model says can be compared.

A subject is an object: "table public.orgs", "column id on public.orgs". Its properties are by name.
A model that does not know a property has UNKNOWN there, and nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

# PostgreSQL's words for what can be compared: the first word of a subject.
KINDS = (
    *("schema", "table", "column", "constraint", "index", "sequence"),
    *("enum", "domain", "composite", "range", "function", "trigger", "publication", "extension"),
)

UNKNOWN = "not known"

Value = str | bool | tuple[str, ...] | None
State = Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True)
class StateDifference:
    """One property of an object, or an object that only one of both has: no `property` then."""

    subject: str
    property: str
    on_server: Value
    in_model: Value

    @property
    def relation(self) -> str:
        """The table that it is about, or that it hangs on; else the object itself."""
        named = self.subject.partition(" on ")[2] or self.subject.partition(" ")[2]
        return named.partition("(")[0]

    def __str__(self) -> str:
        if not self.property:
            return f"{self.subject}: {'missing' if self.on_server else 'only'} in the model"
        return (
            f"{self.subject}: {self.property} is {_shown(self.on_server)} on the server,"
            f" {_shown(self.in_model)} in the model"
        )


def differences(
    on_server: State, in_model: State, kinds: Collection[str] = KINDS
) -> tuple[StateDifference, ...]:
    """What the server and the model disagree on, the objects in the order of their names."""
    return tuple(_differences(on_server, in_model, kinds))


def _differences(
    on_server: State, in_model: State, kinds: Collection[str]
) -> Iterator[StateDifference]:
    tables = {one for one in (*on_server, *in_model) if one.startswith("table ")}
    alone = {
        one.removeprefix("table ") for one in tables if (one in on_server) != (one in in_model)
    }
    for subject in sorted({*on_server, *in_model}):
        kind = subject.partition(" ")[0]
        if kind not in kinds:
            continue
        real, said = on_server.get(subject), in_model.get(subject)
        if real is None or said is None:
            if _table_of(subject) in alone:
                continue  # said once, of its table
            yield StateDifference(subject, "", real is not None, said is not None)
            continue
        for name, value in real.items():
            if said.get(name, UNKNOWN) not in (value, UNKNOWN):
                yield StateDifference(subject, name, value, said[name])


def unknown(in_model: State) -> tuple[str, ...]:
    """What the model does not claim to know, one line each."""
    return tuple(
        f"{subject}: {name}"
        for subject, properties in in_model.items()
        for name, value in properties.items()
        if value == UNKNOWN
    )


def _table_of(subject: str) -> str:
    """The table that a column, a constraint, an index or a trigger hangs on: "x on public.orgs"."""
    return subject.rpartition(" on ")[2]


def _shown(value: Value) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(value) + ")"
    return "nothing" if value is None else repr(value) if isinstance(value, str) else str(value)
