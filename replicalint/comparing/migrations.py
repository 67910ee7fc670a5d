"""What changes of the migrations that a contract names, and of what it says has run of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from types import MappingProxyType

from msgspec.structs import replace

from ..contract import Contract, Migrations
from .change import ChangeClass, ContractChange, Step, Verb

_WORDS = {
    "tool": "tool of the migrations",
    "applied_through": "the last migration that has run",
    "applied_files": "the number of migrations that have run",
}


def migration_changes(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """The entries that are gone or new, and what changes of the others."""
    pairs = [*_pairs(old.migrations, new.migrations)]
    for before, after in pairs:
        if before is None or after is None:
            yield _entry(before, after)
        else:
            yield from _of_entry(before, after)


def _pairs(
    old: tuple[Migrations, ...], new: tuple[Migrations, ...]
) -> Iterator[tuple[Migrations | None, Migrations | None]]:
    """The entries of both contracts that name the same files, or some of them, or the only ones."""
    left = [*new]
    lone: list[Migrations] = []
    for one in old:
        same = next((other for other in left if _names(other) == _names(one)), None)
        twin = same or next((other for other in left if _names(other) & _names(one)), None)
        if twin is None:
            lone.append(one)
        else:
            left.remove(twin)
            yield one, twin
    if len(lone) == len(left) == 1:
        yield lone[0], left[0]
        return
    yield from ((one, None) for one in lone)
    yield from ((None, one) for one in left)


def _names(entry: Migrations) -> frozenset[str]:
    return frozenset((*entry.files, *((entry.base,) if entry.base else ())))


def _entry(old: Migrations | None, new: Migrations | None) -> ContractChange:
    entry = old or new
    assert entry is not None
    files = ", ".join(f'"{one}"' for one in sorted(_names(entry)))
    if new is None:

        def removed(contract: Contract) -> Contract:
            kept = tuple(one for one in contract.migrations if one.span != entry.span)
            return replace(contract, migrations=kept)

        verb, change_class, step = Verb.REMOVED, ChangeClass.UNGOVERNED, removed
    else:

        def added(contract: Contract) -> Contract:
            return replace(contract, migrations=(*contract.migrations, entry))

        verb, change_class, step = Verb.ADDED, ChangeClass.ADDITIVE, added
    places = old.span if old else None, new.span if new else None
    message = f"migrations {files} {verb.value}"
    return ContractChange(verb, entry.path, change_class, message, step, *places)


def _of_entry(old: Migrations, new: Migrations) -> Iterator[ContractChange]:
    yield from _files(old, new)
    if old.base != new.base:
        yield _base(old, new)
    for key, words in _WORDS.items():
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            verb = Verb.ADDED if before is None else Verb.CHANGED
            verb = Verb.REMOVED if after is None else verb
            is_more = key == "applied_through" and after is None
            change_class = ChangeClass.ADDITIVE if is_more else ChangeClass.NEUTRAL
            now = "no longer stated" if after is None else f'is "{after}"'
            was = "" if before is None else f', was "{before}"'
            step = _edited(old, partial(_with_key, new, key))
            yield _change(old, new, key, verb, change_class, f"{words} {now}{was}", step)


def _files(old: Migrations, new: Migrations) -> Iterator[ContractChange]:
    for text in dict.fromkeys((*old.files, *new.files)):
        if (text in old.files) is (text in new.files):
            continue
        is_loss = text in old.files
        verb = Verb.REMOVED if is_loss else Verb.ADDED
        change_class = ChangeClass.UNGOVERNED if is_loss else ChangeClass.ADDITIVE
        step = _edited(old, partial(_with_file, new, text))
        yield _change(
            old, new, "files", verb, change_class, f'migrations "{text}" {verb.value}', step
        )


def _with_file(new: Migrations, text: str, entry: Migrations) -> Migrations:
    """An entry with one path of the new one's files, or without it, where that has it not."""
    spans = dict(zip(entry.files, entry.file_spans, strict=True))
    spans.pop(text, None)
    spans |= {one: at for one, at in zip(new.files, new.file_spans, strict=True) if one == text}
    keys = {**entry.keys, **{key: at for key, at in new.keys.items() if key == "files"}}
    return replace(
        entry,
        files=tuple(spans),
        file_spans=tuple(spans.values()),
        keys=MappingProxyType(keys),
    )


def _base(old: Migrations, new: Migrations) -> ContractChange:
    """A dump in place of older migrations: without it the primary is not known."""
    step = _edited(old, partial(_with_key, new, "base"))
    if new.base is None:
        message = f'base "{old.base}" removed'
        return _change(old, new, "base", Verb.REMOVED, ChangeClass.UNGOVERNED, message, step)
    if old.base is None:
        message = f'base "{new.base}" added'
        return _change(old, new, "base", Verb.ADDED, ChangeClass.ADDITIVE, message, step)
    message = f'base is "{new.base}", was "{old.base}"'
    return _change(old, new, "base", Verb.CHANGED, ChangeClass.NEUTRAL, message, step)


def _with_key(new: Migrations, key: str, entry: Migrations) -> Migrations:
    keys = {one: at for one, at in entry.keys.items() if one != key}
    keys |= {one: at for one, at in new.keys.items() if one == key}
    return replace(entry, **{key: getattr(new, key)}, keys=MappingProxyType(keys))


def _edited(entry: Migrations, edit: Callable[[Migrations], Migrations]) -> Step:
    """The step that changes one entry, which its place tells from others."""

    def step(contract: Contract) -> Contract:
        edited = tuple(edit(one) if one.span == entry.span else one for one in contract.migrations)
        return replace(contract, migrations=edited)

    return step


def _change(
    old: Migrations,
    new: Migrations,
    key: str,
    verb: Verb,
    change_class: ChangeClass,
    message: str,
    step: Step,
) -> ContractChange:
    before, after = (each.keys.get(key, each.span) for each in (old, new))
    path = f"{old.path}.{key}"
    return ContractChange(verb, path, change_class, message, step, before, after)
