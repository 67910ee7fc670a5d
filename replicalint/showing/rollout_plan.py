"""A rollout plan as people read it: in a terminal, or as a checklist for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..counting import counted
from ..markup import plain
from ..planning import ContractEdit, PlanStep, RolloutPlan, Unordered
from ..source import visible
from ..writing import scalar

FREE = "The order does not matter: the replicas follow whoever is changed first."


def plan_as_text(plan: RolloutPlan) -> str:
    """The steps with their numbers, or what could not be ordered."""
    if plan.unordered:
        return "\n".join(_refused(plan)) + "\n"
    lines = [_title(plan)]
    for number, step in enumerate(plan.steps, 1):
        lines += ("", f"{number}. [{step.where.value}] {visible(step.title)}")
        lines.append(f"   {visible(step.reason)}")
        lines += (f"     {line}".rstrip() for line in _body(step))
    return "\n".join([*lines, "", *_ending(plan)]) + "\n"


def plan_as_markdown(plan: RolloutPlan) -> str:
    """The same with a box to tick for each step."""
    if plan.unordered:
        return "\n".join(f"- {plain(line)}" for line in _refused(plan)) + "\n"
    lines = [f"### {plain(_title(plan))}"]
    for step in plan.steps:
        lines += ("", f"- [ ] **{step.where.value}**: {plain(step.title)}")
        lines.append(f"  {plain(step.reason)}")
        body = [*_body(step)]
        if body:
            fence = _fence(body)
            lines += ("", f"  {fence}{'sql' if step.sql else 'yaml'}")
            lines += (f"  {line}".rstrip() for line in body)
            lines.append(f"  {fence}")
    return "\n".join([*lines, "", *map(plain, _ending(plan))]) + "\n"


def _title(plan: RolloutPlan) -> str:
    return f"Rollout of {', '.join(map(visible, plan.files))}"


def _ending(plan: RolloutPlan) -> Iterator[str]:
    for note in plan.notes:
        yield f"note: {visible(note)}"
    if plan.ran:
        yield f"{plan.ran} of the migrations named have run already, and are left out."
    if plan.is_free:
        yield FREE
    if plan.free == 1:
        yield "1 statement concerns the primary alone: for that its order does not matter."
    elif plan.free:
        yield f"{plan.free} statements concern the primary alone: their order does not matter."


def _refused(plan: RolloutPlan) -> Iterator[str]:
    for one in plan.unordered:
        yield _where(one)
        if one.hint:
            yield f"  hint: {visible(one.hint)}"
    yield f"no plan: {counted(len(plan.unordered), 'statement')} could not be ordered"


def _where(one: Unordered) -> str:
    place = f"{visible(one.span.source.path)}:{one.span.line}"
    return f"{place}: no order is known: {visible(one.reason)}"


def _body(step: PlanStep) -> Iterator[str]:
    for statement in step.sql:
        yield from _lines(statement)
    yield from _edits(step.edits)


def _lines(text: str) -> Iterator[str]:
    yield from map(visible, text.expandtabs(4).split("\n"))


def _edits(edits: Sequence[ContractEdit]) -> Iterator[str]:
    """Keys of the contract as a part of the file: each at its path, what they share once."""
    above: tuple[str, ...] = ()
    for edit in sorted(edits, key=lambda one: one.path):
        shared = 0
        while shared < len(edit.path) - 1 and edit.path[: shared + 1] == above[: shared + 1]:
            shared += 1
        above = edit.path
        for depth in range(shared, len(edit.path) - 1):
            yield f"{'  ' * depth}{visible(scalar(edit.path[depth]))}:"
        indent = "  " * (len(edit.path) - 1)
        key = f"{indent}{visible(scalar(edit.path[-1]))}:"
        if edit.value is None:
            yield f"{key}  # remove"
        elif "\n" in edit.value:
            yield key
            yield from (f"{indent}  {visible(line)}" for line in edit.value.split("\n"))
        else:
            yield f"{key} {visible(edit.value)}"


def _fence(body: Sequence[str]) -> str:
    longest = max((len(line) - len(line.lstrip("`")) for line in map(str.strip, body)), default=0)
    return "`" * max(3, longest + 1)
