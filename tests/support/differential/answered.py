"""Statements with what a replica answers to each, written behind them.

    SELECT t.id FROM trip t WHERE t.id = t.name; -- 42883
    SELECT t.id FROM trip t WHERE t.id = '0x1F'; -- 22P02, works since 18
    SELECT greatest(t.at, t.at) FROM trip t; -- 42883 when it runs

Without an answer it works. `undecided` says that the linter cannot know, `open` that it does not
say the same yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

WORKS = "works"
_END = re.compile(r";(?: -- (?P<answer>.*))?(?:\n|\Z)")
_ANSWER = re.compile(
    r"(?P<answer>\w+)(?P<runs> when it runs)?(?:, (?P<later>\w+) since (?P<since>\d+))?"
    r"(?P<undecided>, undecided)?(?P<open>, open)?"
)


@dataclass(frozen=True)
class Answered:
    """A statement, and what a server of each version says of it."""

    sql: str
    answer: str = WORKS
    later: str = ""  # what a server says that is not older than `since`
    since: int = 0
    is_found_when_it_runs: bool = False
    is_undecided: bool = False
    is_open: bool = False

    def on(self, version: int) -> str:
        """The SQLSTATE that a server of a version answers, or that it works."""
        return self.later if self.later and version >= self.since else self.answer


def answered_in(file: Path) -> list[Answered]:
    """The statements of a file, in order."""
    lines = file.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("--"))
    found, at = [], 0
    for end in _END.finditer(text):
        found.append(_answered(text[at : end.start()].strip(), end["answer"] or WORKS))
        at = end.end()
    return found


def _answered(sql: str, answer: str) -> Answered:
    match = _ANSWER.fullmatch(answer)
    assert match is not None, f"{answer}: {sql}"
    return Answered(
        sql,
        match["answer"],
        match["later"] or "",
        int(match["since"] or 0),
        match["runs"] is not None,
        match["undecided"] is not None,
        match["open"] is not None,
    )
