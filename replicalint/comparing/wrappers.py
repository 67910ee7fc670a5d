"""What changes of the functions and tags that take SQL in the programs of a contract."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from ..contract import Contract, SqlArgument, SqlTag, SqlWrappers
from ..source import Span
from .change import ChangeClass, ContractChange, Verb

_Listed = SqlArgument | SqlTag


def wrapper_changes(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """Those that are gone or new: what goes through them is then no longer, or now, read as SQL."""
    before, after = _by_text(old.wrappers), _by_text(new.wrappers)
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        if one is not None and other is not None:
            continue
        verb = Verb.REMOVED if other is None else Verb.ADDED
        part, text = key
        yield ContractChange(
            verb,
            f"wrappers.{part}",
            ChangeClass.UNGOVERNED if other is None else ChangeClass.ADDITIVE,
            f'"{text}" {verb.value} under {part} of wrappers',
            partial(_changed, one, other),
            one.span if one is not None else _place(old),
            other.span if other is not None else _place(new),
        )


def _place(contract: Contract) -> Span | None:
    return contract.keys.get("wrappers")


def _by_text(wrappers: SqlWrappers) -> dict[tuple[str, str], _Listed]:
    sinks: dict[tuple[str, str], _Listed] = {
        ("sinks", f"{one.function}({one.argument})"): one for one in wrappers.sinks
    }
    return {**sinks, **{("tags", one.name): one for one in wrappers.tags}}


def _changed(gone: _Listed | None, come: _Listed | None, contract: Contract) -> Contract:
    wrappers = contract.wrappers
    sinks = [one for one in wrappers.sinks if one != gone]
    tags = [one for one in wrappers.tags if one != gone]
    sinks += [come] if isinstance(come, SqlArgument) else []
    tags += [come] if isinstance(come, SqlTag) else []
    return replace(contract, wrappers=SqlWrappers(tuple(sinks), tuple(tags)))
