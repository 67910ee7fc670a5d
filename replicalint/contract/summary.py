"""What a contract holds, in one line for people."""

from __future__ import annotations

from ..source import visible
from .model import Contract
from .parts import Rollout


def summary(contract: Contract) -> str:
    """`contracts/shop.yaml: shop: 6 relations (41 columns, 1 in rollout), 1 type, 3 endpoints`."""
    columns = [column for r in contract.relations.values() for column in r.columns.values()]
    rolling = sum(column.rollout is not Rollout.NONE for column in columns)
    within = _counted("column", len(columns)) + (f", {rolling} in rollout" if rolling else "")
    has = [
        f"{_counted('relation', len(contract.relations))} ({within})",
        *(
            _counted(noun, number)
            for noun, number in (
                ("type", len(contract.types)),
                ("function", len(contract.functions)),
                ("sequence", len(contract.sequences)),
                ("extension", len(contract.extensions)),
                ("endpoint", len(contract.endpoints)),
            )
            if number
        ),
    ]
    return visible(f"{contract.source.path}: {contract.name}: {', '.join(has)}") + "\n"


def _counted(noun: str, number: int) -> str:
    """`1 type`, `3 types`."""
    return f"{number} {noun if number == 1 else noun + 's'}"
