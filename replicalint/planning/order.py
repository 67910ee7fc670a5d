"""The steps for migrations that run at once, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from ..name import Name
from .altered_types import altered_types
from .columns import column_steps
from .constraints import constraint_steps
from .keys import key_steps
from .partitions import partition_steps
from .publications import publication_steps
from .refusals import refused
from .relations import comes, relation_steps
from .removed import removed
from .stage import Stage
from .steps import Phase, PlanStep, Where

BEHIND = (
    "SELECT r.application_name, pg_wal_lsn_diff(pg_current_wal_lsn(), r.replay_lsn) AS bytes_behind"
    "\nFROM pg_stat_replication AS r;"
)
_LATER = (Phase.SUBSCRIBE, Phase.FINISH, Phase.NARROW, Phase.SETTLE, Phase.READ)


def plan_stage(stage: Stage, migrations: tuple[PlanStep, ...]) -> tuple[PlanStep, ...]:
    """All steps around those that run the migrations; what cannot be ordered the stage notes."""
    refused(stage)
    altered_types(stage)
    new = comes(stage)
    relation_steps(stage)
    for name in sorted(stage.sent_before & stage.sent_after):
        is_kept = name in stage.before.tables and name in stage.after.tables
        if name in new or not is_kept or stage.is_unpublished(name):
            continue
        if stage.before.tables[name] is not stage.after.tables[name] or _is_sent_otherwise(
            stage, name
        ):
            key_steps(stage, name)
            column_steps(stage, name)
            constraint_steps(stage, name)
    partition_steps(stage)
    publication_steps(stage)
    removed(stage)
    steps = [*stage.steps, *migrations]
    if any(step.phase in _LATER for step in steps):
        steps.append(
            PlanStep(
                Phase.CATCH_UP,
                Where.PRIMARY,
                "Wait until every replica has applied all of it",
                "What was sent before must not meet what comes next: bytes_behind falls to 0, or "
                "passes what was written when the migration ended.",
                (BEHIND,),
                awaits=True,
            )
        )
    return tuple(_together(sorted(steps, key=lambda step: step.phase)))


def _is_sent_otherwise(stage: Stage, name: Name) -> bool:
    return stage.columns(stage.before, name).keys() != stage.columns(stage.after, name).keys()


def _together(steps: list[PlanStep]) -> Iterator[PlanStep]:
    """The steps in order; edits of the contract, and refreshes, at the same time as one."""
    for phase, group in groupby(steps, key=lambda step: step.phase):
        if phase in (Phase.MARK, Phase.AGREE, Phase.SETTLE):
            yield _edited([*group])
        elif phase is Phase.SUBSCRIBE:
            every = [*group]
            reasons = " ".join(dict.fromkeys(step.reason for step in every))
            spans = tuple(dict.fromkeys(span for step in every for span in step.spans))
            yield replace(every[0], reason=reasons, spans=spans)
        else:
            yield from group


def _edited(steps: list[PlanStep]) -> PlanStep:
    """Several edits of the contract as one change; the last of each key counts."""
    edits = {edit.path: edit for step in steps for edit in step.edits}
    titles = [step.title for step in steps]
    title = titles[0] if len(steps) == 1 else "Change the contract"
    by_reason: dict[str, list[str]] = {}
    for step in steps:
        by_reason.setdefault(step.reason, []).append(f"{step.title}.")
    said = [" ".join((*done, reason)) for reason, done in by_reason.items()]
    spans = tuple(dict.fromkeys(span for step in steps for span in step.spans))
    return replace(
        steps[0],
        title=title,
        reason=steps[0].reason if len(steps) == 1 else " ".join(said),
        edits=tuple(edits.values()),
        spans=spans,
    )
