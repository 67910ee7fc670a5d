"""The order in which a migration of the primary, the replicas and their readers change."""

from .expansion import expansion
from .order import plan_stage
from .proof import objections
from .relations import comes
from .settled import settled
from .stage import Stage
from .steps import ContractEdit, Expansion, Phase, PlanStep, RolloutPlan, Unordered, Where

__all__ = [
    "ContractEdit",
    "Expansion",
    "Phase",
    "PlanStep",
    "RolloutPlan",
    "Stage",
    "Unordered",
    "Where",
    "comes",
    "expansion",
    "objections",
    "plan_stage",
    "settled",
]
