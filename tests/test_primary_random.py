"""The model of the primary against real servers: random DDL of fixed seeds.

What a server refuses is left out, as psql does that goes on after errors.
"""

from __future__ import annotations

from random import Random

import pytest
from catalogue_state import catalogue_state
from judged_ddl import Judge, new_database
from minimal_ddl import minimal, way_of
from random_ddl import RandomDdl
from replication import System

STATEMENTS, COMPARED_AFTER = 150, 50


@pytest.mark.parametrize("seed", range(4))
def test_the_model_agrees_with_the_catalogue_after_random_ddl(system: System, seed: int) -> None:
    cluster = system.clusters[0]
    chance = RandomDdl(Random(seed))
    taken: list[str] = []
    with new_database(cluster) as database, database.connect() as session:
        judge = Judge(session)
        for number in range(1, STATEMENTS + 1):
            statement = chance.next()
            if judge.run(statement.sql) == ():
                statement.taken()
                taken.append(statement.sql)
            if number % COMPARED_AFTER == 0:
                found = judge.differences()
                if found:
                    few = minimal(cluster, taken, way_of(found[0]))
                    pytest.fail(f"{found[0]}\nafter:\n" + ";\n".join(few))
                chance.learn(catalogue_state(session))
        assert judge.unread == []
        assert len(taken) > STATEMENTS // 4
