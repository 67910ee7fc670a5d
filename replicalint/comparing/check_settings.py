"""What changes of how files are checked: what no rule judges any more, is no longer governed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from ..contract import CheckSettings, Contract
from .change import ChangeClass, ContractChange, Verb


def check_changes(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """A change for each key of `check` that says something else."""
    for key, said in _SAID.items():
        before, after = set(said(old.check)), set(said(new.check))
        if before == after:
            continue
        gone, come = sorted(before - after), sorted(after - before)
        words = [*(f'"{one}" removed' for one in gone), *(f'"{one}" added' for one in come)]
        less = gone if key == "select" else come if key in ("ignore", "per_file") else ()
        yield ContractChange(
            Verb.CHANGED,
            f"check.{key}",
            ChangeClass.UNGOVERNED if less else ChangeClass.NEUTRAL,
            f"{key} of check changed: {', '.join(words)}",
            partial(_changed, key, new.check),
            old.keys.get("check"),
            new.keys.get("check"),
        )


def _changed(key: str, new: CheckSettings, contract: Contract) -> Contract:
    check = replace(contract.check, **{key: getattr(new, key)})
    return replace(contract, check=check)


def _selected(check: CheckSettings) -> Iterator[str]:
    return iter(["default"] if check.select is None else [one.rule for one in check.select])


def _of_files(check: CheckSettings) -> Iterator[str]:
    for entry in check.per_file:
        for ignored in entry.ignore:
            yield f"{entry.pattern.text}: ignore {ignored.rule}"
        for one in entry.severity:
            yield f"{entry.pattern.text}: {one.rule}: {one.severity}"


_SAID: Mapping[str, Callable[[CheckSettings], Iterator[str]]] = {
    "select": _selected,
    "ignore": lambda check: (one.rule for one in check.ignore),
    "severity": lambda check: (f"{one.rule}: {one.severity}" for one in check.severity),
    "exclude": lambda check: (one.pattern.text for one in check.exclude),
    "per_file": _of_files,
}
