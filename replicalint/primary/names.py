"""The names that PostgreSQL chooses: indexcmds.c, ChooseIndexName and its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ..name import MAX_BYTES, cut

_IsTaken = Callable[[str], bool]


def chosen(first: str, second: str, label: str, is_taken: _IsTaken) -> str:
    """ChooseRelationName, ChooseConstraintName: with a number behind the label where it must."""
    number = 0
    while True:
        name = _made(first, second, f"{label}{number or ''}")
        if not is_taken(name):
            return name
        number += 1


def _made(first: str, second: str, label: str) -> str:
    """makeObjectName: `first_second_label`, of which the longer part is cut."""
    most = MAX_BYTES - len(label.encode()) - 1 - (1 if second else 0)
    one, two = len(first.encode()), len(second.encode())
    while one + two > most:
        if one > two:
            one -= 1
        else:
            two -= 1
    parts = [_clipped(first, one), *([_clipped(second, two)] if second else []), label]
    return "_".join(parts)


def _clipped(text: str, most: int) -> str:
    return text.encode()[:most].decode("utf-8", "ignore")


def joined(columns: Sequence[str]) -> str:
    """ChooseIndexNameAddition: the columns of a key, as far as a name has room for them."""
    found = ""
    for column in columns:
        found += f"_{column}" if found else column
        if len(found.encode()) > MAX_BYTES:
            break
    return found


def index_columns(parts: Sequence[str]) -> tuple[str, ...]:
    """ChooseIndexColumnNames: each another one, `expr` and then `expr1`."""
    found: list[str] = []
    for part in parts:
        found.append(_unlike(part, found))
    return tuple(found)


def _unlike(part: str, others: Collection[str]) -> str:
    number, name = 0, part
    while name in others:
        number += 1
        name = _clipped(part, MAX_BYTES - len(str(number))) + str(number)
    return cut(name)
