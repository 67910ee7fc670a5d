"""What a contract says of an object, as YAML that a person puts in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from ..contract import Column, Relation, Rollout, TypeDef
from ..format_type import format_type
from ..pgtype import PgType

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*(?: [A-Za-z0-9_.()]+)*(?:\([0-9]+\))?")
_NOT_STRINGS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))


def scalar(text: str) -> str:
    """A word of YAML, in quotes where it would be something else without."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_STRINGS:
        return text
    return json.dumps(text, ensure_ascii=False)


def listed(names: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(map(scalar, names))}]"


def column_entry(column: Column, rollout: Rollout = Rollout.NONE) -> str:
    """A column as the contract has it: its type, or more where there is more to say."""
    parts = {"type": scalar(format_type(column.type, column.modifier))}
    if column.generated:
        parts["generated"] = "true"
    if rollout is not Rollout.NONE:
        parts["rollout"] = rollout.value
    if len(parts) == 1:
        return parts["type"]
    return "{" + ", ".join(f"{key}: {value}" for key, value in parts.items()) + "}"


def relation_entry(relation: Relation) -> str:
    """A relation as the contract has it, in several lines."""
    lines: list[str] = []
    if relation.replica_identity not in (None, "default"):
        lines.append(f"replica_identity: {scalar(str(relation.replica_identity))}")
    if relation.key is not None:
        lines.append(f"key: {listed(relation.key)}")
    if relation.not_null:
        lines.append(f"not_null: {listed(relation.not_null)}")
    if relation.unique:
        lines.append(f"unique: [{', '.join(map(listed, relation.unique))}]")
    if relation.partitioned:
        lines.append("partitioned: true")
    lines.append("columns:")
    columns = relation.columns.values()
    lines += (f"  {scalar(one.name)}: {column_entry(one)}" for one in columns)
    return "\n".join(lines)


def type_entry(of: TypeDef) -> str:
    """A type as the contract has it."""
    if of.labels:
        return f"{{enum: {listed(of.labels)}}}"
    if of.fields:
        fields = (f"{scalar(name)}: {_type(type_)}" for name, type_ in of.fields.items())
        return f"{{composite: {{{', '.join(fields)}}}}}"
    if of.base is not None:
        return f"{{domain: {_type(of.base)}}}"
    if of.subtype is not None:
        return f"{{range: {_type(of.subtype)}}}"
    return "{}"


def _type(of: PgType) -> str:
    return scalar(format_type(of, None))
