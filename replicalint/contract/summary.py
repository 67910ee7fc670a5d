"""What a contract holds, in one line for people."""

from __future__ import annotations

from ..counting import counted
from ..source import visible
from .model import Contract
from .parts import Rollout


def summary(contract: Contract) -> str:
    """`contracts/shop.yaml: shop: 6 relations (41 columns, 1 in rollout), 1 type, 3 endpoints`."""
    columns = [column for r in contract.relations.values() for column in r.columns.values()]
    rolling = sum(column.rollout is not Rollout.NONE for column in columns)
    within = counted(len(columns), "column") + (f", {rolling} in rollout" if rolling else "")
    has = [
        f"{counted(len(contract.relations), 'relation')} ({within})",
        *(
            counted(number, noun)
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
