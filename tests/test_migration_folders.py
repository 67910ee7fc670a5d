"""The files of each migration tool, replayed, are what a server has that ran what the tool runs."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from catalogue_state import catalogue_state
from judged_ddl import new_database
from replication import System
from schema_state import State
from tool_folders import FOLDERS, expected, replayed, texts

from replicalint.extract import TOOLS
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read


def test_each_tool_has_a_folder() -> None:
    assert sorted(TOOLS) == FOLDERS


@pytest.mark.parametrize("tool", FOLDERS)
def test_what_is_run_leaves_what_the_tool_leaves(system: System, tool: str) -> None:
    fragments: list[Fragment] = []
    for one in replayed(tool, texts(tool)):
        assert (one.tool, one.misfits) == (tool, ())
        fragments += (fragment for unit in one.units for fragment in unit.fragments)
    by_hand = [Fragment.of(Source("expected.sql", expected(tool)))]
    assert left_by(fragments, system) == left_by(by_hand, system)


def left_by(fragments: Iterable[Fragment], system: System) -> State:
    """What the catalogue of an empty database has after the statements."""
    with new_database(system.clusters[0]) as database, database.connect() as session:
        for fragment in fragments:
            for syntax in read(fragment):
                text = fragment.text[syntax.lexemes[0].start : syntax.lexemes[-1].end]
                session.execute(text.encode())
        return catalogue_state(session)
