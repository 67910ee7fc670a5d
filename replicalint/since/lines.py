"""Which lines of a text are other than those of an older one."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

_MOST_COMPARED = 20_000  # lines on both sides together, without what is the same at both ends


def changed_lines(old: str, new: str) -> tuple[range, ...]:
    """The lines of the new text, from 1 on, that the old one does not have, or has elsewhere.

    Where too much is other to tell, all between the first and the last that are.
    """
    before, after = old.splitlines(), new.splitlines()
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    if len(before) + len(after) > _MOST_COMPARED:
        return (range(start + 1, start + len(after) + 1),)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(
        range(start + first + 1, start + last + 1)
        for tag, _, _, first, last in codes
        if tag in ("replace", "insert")
    )


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same from the start on."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
