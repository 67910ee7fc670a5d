"""What is different between two contracts, counted: `3 relations added, 2 columns changed`."""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from .form import Keys, Named, Value, form_of

# The words for one and for several of what a contract lists.
_LISTED = {
    "types": ("type", "types"),
    "functions": ("function", "functions"),
    "sequences": ("sequence", "sequences"),
    "extensions": ("extension", "extensions"),
    "not_replicated": ("entry of not_replicated", "entries of not_replicated"),
    "endpoints": ("endpoint", "endpoints"),
}
_RELATIONS, _COLUMNS = ("relation", "relations"), ("column", "columns")


def changed(old: Contract, new: Contract) -> tuple[str, ...]:
    """What differs, a phrase each: `1 relation removed`, `search_path changed`."""
    before, after = form_of(old).values, form_of(new).values
    found = [*_relations(before["relations"], after["relations"])]
    for key, words in _LISTED.items():
        found += _counted(words, _named(before[key]), _named(after[key]))
    if before["name"] != after["name"]:
        found.append("name changed")
    was, is_now = _named(before["replica"]), _named(after["replica"])
    found += [f"{key} changed" for key in is_now if was[key] != is_now[key]]
    return tuple(found)


def _relations(before: Value, after: Value) -> Iterator[str]:
    old, new = _named(before), _named(after)
    columns: tuple[dict[str, Value], dict[str, Value]] = ({}, {})
    rest: tuple[dict[str, Value], dict[str, Value]] = ({}, {})
    for every, listed, others in zip((old, new), columns, rest, strict=True):
        for name, one in every.items():
            assert isinstance(one, Keys)
            others[name] = Keys({key: v for key, v in one.values.items() if key != "columns"})
            if name in old and name in new:
                listed |= {f"{name}.{key}": v for key, v in _named(one.values["columns"]).items()}
    yield from _counted(_RELATIONS, *rest)
    yield from _counted(_COLUMNS, *columns)


def _named(value: Value) -> dict[str, Value]:
    """What a mapping says by its keys; the items of a list stand for themselves."""
    if isinstance(value, (Keys, Named)):
        return dict(value.values)
    assert isinstance(value, tuple)
    return {item: "" for item in value if isinstance(item, str)}


def _counted(words: tuple[str, str], old: dict[str, Value], new: dict[str, Value]) -> Iterator[str]:
    counts = {
        "added": len(new.keys() - old.keys()),
        "removed": len(old.keys() - new.keys()),
        "changed": sum(old[key] != new[key] for key in old.keys() & new.keys()),
    }
    for what, count in counts.items():
        if count:
            yield f"{count} {words[count > 1]} {what}"
