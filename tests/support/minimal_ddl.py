"""The fewest statements after which catalogue and model disagree in one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from judged_ddl import Judge, new_database
from schema_state import StateDifference
from servers import Cluster


def way_of(difference: StateDifference) -> str:
    """What two differences have in common that come from one defect: the kind and the property."""
    kind = difference.subject.partition(" ")[0]
    return f"{kind} {difference.property or ('missing' if difference.on_server else 'surplus')}"


def minimal(cluster: Cluster, statements: Sequence[str], way: str) -> tuple[str, ...]:
    """Leaves out what is not needed for a difference of this way, most at once first."""

    def is_wrong(some: Sequence[str]) -> bool:
        with new_database(cluster) as database, database.connect() as session:
            judge = Judge(session)
            for statement in some:
                judge.run(statement)
            return any(way_of(one) == way for one in judge.differences())

    return tuple(_shrunk(list(statements), is_wrong))


def _shrunk(statements: list[str], is_wrong: Callable[[Sequence[str]], bool]) -> list[str]:
    size = len(statements) // 2
    while size:
        place = len(statements)
        while place > 0:
            start = max(0, place - size)
            without = statements[:start] + statements[place:]
            if is_wrong(without):
                statements = without
            place = start
        size //= 2
    return statements
