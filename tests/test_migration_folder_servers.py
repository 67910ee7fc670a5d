"""The files of each migration tool, replayed, are what a server has that ran what the tool runs."""

from __future__ import annotations

import pytest
from catalogue_state import catalogue_state
from judged_ddl import new_database
from model_state import model_state
from replication import System
from schema_state import State, differences
from tool_folders import FOLDERS, expected, replayed, texts

from replicalint.contract import Contract
from replicalint.primary import Primary
from replicalint.replay import Fold
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read


@pytest.mark.parametrize("tool", FOLDERS)
def test_the_replay_is_what_the_tool_leaves_on_a_server(system: System, tool: str) -> None:
    model = model_state(replay(tool), system.version)
    assert differences(left_by(expected(tool), system), model) == ()


def replay(tool: str) -> Primary:
    """The model of a primary that has run the files of a tool."""
    fold = Fold.of(Contract(Source("contract.yaml", ""), "empty"))
    for one in replayed(tool, texts(tool)):
        for unit in one.units:
            fold.begin_session(is_transaction=unit.is_transaction)
            for fragment in unit.fragments:
                for syntax in read(fragment):
                    fold.step(syntax)
    return fold.primary


_LEFT: dict[tuple[int, str], State] = {}


def left_by(sql: str, system: System) -> State:
    """What the catalogue of an empty database has after statements; the same ones run once."""
    if (system.version, sql) not in _LEFT:
        with new_database(system.clusters[0]) as database, database.connect() as session:
            for syntax in read(Fragment.of(Source("expected.sql", sql))):
                session.execute(syntax.span.text.encode())
            _LEFT[system.version, sql] = catalogue_state(session)
    return _LEFT[system.version, sql]
