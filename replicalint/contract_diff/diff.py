"""One comparison of two contracts, whole: what changes, and what that breaks."""

from __future__ import annotations

from msgspec.structs import replace

from ..comparing import (
    ContractChange,
    ContractDiff,
    contract_added,
    contract_changes,
    contract_removed,
    empty,
)
from .between import Judging
from .sides import Compared
from .whole import Effects, effects


def contract_diff(pair: Compared, judging: Judging) -> tuple[ContractDiff, Effects]:
    """What changes between two contracts, with all that was met on the way.

    Raises ContractError where a contract names migrations that are not there.
    """
    old = pair.old.contract if pair.old else None
    new = pair.new.contract if pair.new else None
    changes: tuple[ContractChange, ...]
    if old is not None and new is not None:
        before, after, changes = old, new, contract_changes(old, new)
    elif new is not None:
        before, after, changes = empty(new), new, (contract_added(new),)
    else:
        assert old is not None
        before, after, changes = old, empty(old), (contract_removed(old),)
    if pair.new is not None and not pair.new.has_places:
        changes = tuple(replace(one, new=None) for one in changes)
    found = effects(before, after, changes, judging, begins=old is None)
    diff = ContractDiff(
        (new or before).name,
        pair.old.title if pair.old else None,
        pair.new.title if pair.new else None,
        found.changes,
        len(found.files),
        found.statements,
        is_same_text=before.source.text == after.source.text,
    )
    return diff, found
