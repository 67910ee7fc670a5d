"""What is read of the files of each migration tool is what the tool runs, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from tool_folders import FOLDERS, expected, replayed, texts

from replicalint.extract.tools import TOOLS
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read


def test_each_tool_has_a_folder() -> None:
    assert sorted(TOOLS) == FOLDERS


@pytest.mark.parametrize("tool", FOLDERS)
def test_what_a_tool_runs_is_run_in_its_order(tool: str) -> None:
    run: list[str] = []
    for one in replayed(tool, texts(tool)):
        assert (one.tool, one.misfits) == (tool, ())
        run += (text for unit in one.units for text in statements(unit.fragments))
    by_hand = statements([Fragment.of(Source("expected.sql", expected(tool)))])
    assert [one for one in run if one not in ("BEGIN", "COMMIT")] == [*by_hand]


def statements(fragments: Iterable[Fragment]) -> Iterator[str]:
    """The texts of the statements in fragments."""
    for fragment in fragments:
        for syntax in read(fragment):
            yield fragment.text[syntax.lexemes[0].start : syntax.lexemes[-1].end]
