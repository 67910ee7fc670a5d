"""All that a statement needs, from PostgreSQL, beside all that the linter blames.

A server that prepares a statement names the first object that it lacks. The primary knows them all,
and the replica is asked for each by itself (`needs.py`).

PostgreSQL records what a statement has become, the linter blames what is written:

- Built-in objects have no rows: both servers have them. Roles, operator families and the schemas
  before a dot have none either. EXPLAIN, COPY, CALL and the like cannot stand in such a body.
- A column is recorded and its relation is not. That of a relation that is missing is counted as
  that relation; a field of a type that is missing as that type.
- A cast to the type that a value has already leaves no trace: the replica is asked for the type.
- The columns that MERGE writes, and the elements of an array of regclass, are not recorded: the
  replica is asked for them.
- A constraint is named by ON CONFLICT alone, in a statement that is refused because it writes.
- `*` is recorded as the columns that the primary has, and the replica's `*` has its own: they need
  not be blamed in a statement with `*`, NATURAL, TABLE or INSERT (by position, and `excluded`).
- The function of a cast is recorded, and the cast is blamed; a relation, and its row type is
  blamed. `row.function` and `column(row)` are blamed as what they look like.
- What PostgreSQL finds by way of something that is missing need not be blamed: the columns of a
  missing function's row, the types that a missing object takes or gives (as of the constant in
  `painted.color = 'red'`), and the operators and functions that take a value of a missing type.
- Nor need a column that is written alone where a relation is missing: it may be that one's.
- What is looked for when a statement runs is not recorded: how values of a type sort, and what a
  function finds in a text. Constants that are read at once, as regprocedure, are.
- Nor need an operator or a function in whose place the replica takes a built-in of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from judgement import verdict
from mutations import is_in_text, pieces
from needs import CALLED, RELATIONS, Object, Servers

from replicalint.finding import Finding
from replicalint.name import Name
from replicalint.syntax.typenames import written_type


@dataclass(frozen=True)
class Comparison:
    """What is missing and not blamed, and what is blamed and not missing.

    `kinds` are those of the objects that the replica lacks and the linter must blame.
    """

    query: str
    unblamed: tuple[str, ...]
    unfounded: tuple[str, ...]
    kinds: tuple[str, ...]

    def __str__(self) -> str:
        unblamed, unfounded = ", ".join(self.unblamed), ", ".join(self.unfounded)
        return f"not blamed: {unblamed}; blamed and there: {unfounded}\n{self.query}\n"


def compare(query: str, servers: Servers) -> Comparison | None:
    """Holds what the replica lacks against what the linter blames; None as `needs` says."""
    needed = servers.needs(query)
    if needed is None:
        return None
    missing = frozenset(_missing(needed, servers))
    implied = {one for one in missing if _is_implied(one, missing, servers, query)}
    found = verdict(query, servers.pair.contract)
    blames = {blame for error in found.errors if (blame := _blame(error)) is not None}
    surplus = {_blame(error) for error in found.errors if _is_unrecorded(error)}
    required = missing - implied
    unblamed = (str(one) for one in required if not any(_is_about(*b, one) for b in blames))
    unfounded = (
        f"{kind} {name}"
        for kind, name in blames - surplus
        if not any(_is_about(kind, name, one) for one in missing)
        and not (kind == "type" and servers.lacks_type(name))
        and not (kind == "" and servers.lacks(Object("table", (name.schema, name.name))))
        and not (kind == "column" and "merge" in query.lower() and servers.lacks_everywhere(name))
    )
    kinds = (one.kind for one in required)
    return Comparison(query, tuple(sorted(unblamed)), tuple(sorted(unfounded)), tuple(kinds))


_STARS = ("*", "natural", "table", "insert")


def _missing(needed: Iterable[Object], servers: Servers) -> Iterable[Object]:
    for one in needed:
        if one.is_part and servers.lacks(one.owner):
            yield one.owner
        elif not one.kind.endswith(" constraint") and servers.lacks(one):
            yield one


def _is_implied(one: Object, missing: frozenset[Object], servers: Servers, query: str) -> bool:
    """Whether something else that is missing explains it, or something else stands in for it."""
    others = missing - {one}
    if one.is_column:
        row = str(Name(*one.names[:2]))
        is_of_a_result = any(row in other.types for other in others if not other.is_column)
        alone = re.compile(rf'(?<![.\w"])"?{re.escape(one.names[2])}\b')
        is_perhaps_of_another = any(other.kind in RELATIONS for other in others)
        return (
            any(piece.text.lower() in _STARS for piece in pieces(query))
            or is_of_a_result
            or (is_perhaps_of_another and alone.search(query) is not None)
        )
    if one.kind == "type":
        return any(one.names[0].removesuffix("[]") in other.types for other in others)
    if one.kind in (*CALLED, "operator"):
        of_missing_types = (Object("type", (kind,)) for kind in one.arguments if "." in kind)
        return any(map(servers.lacks, of_missing_types)) or servers.has_another(one)
    return False


def _blame(error: Finding) -> tuple[str, Name] | None:
    """The kind and the name that an error is about; None where it is about no object."""
    kind = _KINDS.get(error.rule)
    if kind is None:
        return None
    if " AS " in error.subject:
        return "cast", Name("", _cast_subject(error.subject))
    if kind == "column":
        return kind, Name("", error.subject.rpartition(".")[2])
    if kind == "operator":
        schema, _, name = error.subject.rpartition(".")
        return kind, Name(schema, name.strip('"'))
    return kind, Name.parse(error.subject)


def _is_unrecorded(error: Finding) -> bool:
    """Whether it is about what a server need not look for before it runs a statement."""
    return (
        error.sqlstate == _SURPLUS
        or error.message.startswith(("could not identify", "could not implement"))
        or is_in_text(error.span.source.text, error.span.start)
    )


def _cast_subject(subject: str) -> str:
    """A cast as the linter names it, with the names of pg_type."""
    return " AS ".join(map(_type_name, subject.split(" AS ")))


def _type_name(text: str) -> str:
    written = written_type(text)
    if written is None:
        return text
    return written.name.name + ("[]" if written.dimensions else "")


# An alias list that is too long for the replica's columns, whether or not one of them is read.
_SURPLUS = "42P10"
# Objects that a constant or a clause names may be of any kind: "".
_KINDS = {
    "unreplicated-relation": "relation",
    "unqualified-relation": "relation",
    "unknown-column": "column",
    "rollout-column": "column",
    "user-function": "function",
    "user-type": "type",
    "user-operator": "operator",
    "missing-object": "",
}


def _is_about(kind: str, name: Name, one: Object) -> bool:
    return any(
        kind in ("", its_kind)
        and name.name == its_name.name
        and name.schema in ("", its_name.schema)
        for its_kind, its_name in one.blames
    )
