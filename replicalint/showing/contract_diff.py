"""Differences of contracts for people: what breaks first, each change with what it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..comparing import BrokenStatement, ChangeClass, ContractDiff, JudgedChange
from ..counting import counted
from ..report.colours import ERROR, GUTTER, NOTE, RESET, TITLE
from ..source import Span, visible

_COLOURS = {ChangeClass.ADDITIVE: NOTE, ChangeClass.NEUTRAL: TITLE}


def render_contract_diff(diffs: Sequence[ContractDiff]) -> str:
    """A part for each contract that changes, and what it all comes to."""
    parts = [_part(diff) for diff in diffs if diff.changes]
    return "\n".join([*parts, f"{summary(diffs)}\n"])


def summary(diffs: Sequence[ContractDiff]) -> str:
    """`2 breaking changes, 1 additive, 1 neutral: 3 of 14 statements in 6 files break`."""
    changes = [change for diff in diffs for change in diff.changes]
    if not changes:
        same = all(diff.is_same_text for diff in diffs)
        return "no changes" if same else "no changes but in comments or layout"
    breaking = sum(one.change_class.is_breaking for one in changes)
    additive = sum(one.change_class is ChangeClass.ADDITIVE for one in changes)
    counts = [
        counted(breaking, "breaking change"),
        f"{additive} additive",
        f"{len(changes) - breaking - additive} neutral",
    ]
    broken = sum(len(diff.broken) for diff in diffs)
    statements = counted(sum(diff.statements for diff in diffs), "statement")
    files = counted(sum(diff.files for diff in diffs), "file")
    break_ = "breaks" if broken == 1 else "break"
    return f"{', '.join(counts)}: {broken} of {statements} in {files} {break_}"


def title(diff: ContractDiff) -> str:
    """Where the contracts come from: `main:contracts/app.yaml -> contracts/app.yaml`."""
    return f"{diff.old or 'none'} -> {diff.new or 'none'}"


def place(span: Span) -> str:
    """`contracts/app.yaml:12`."""
    return f"{span.source.path}:{span.line}"


def _part(diff: ContractDiff) -> str:
    lines = [f"{TITLE}{visible(title(diff))}{RESET}"]
    for change_class in ChangeClass:
        found = diff.of(change_class)
        if found:
            colour = _COLOURS.get(change_class, ERROR)
            lines += ["", f"{colour}{change_class.value}{RESET}: {len(found)}"]
            lines += (line for one in found for line in _change(one))
    return "".join(f"{line}\n" for line in lines)


def _change(judged: JudgedChange) -> Iterator[str]:
    change = judged.change
    yield f"  {visible(change.message)}"
    places = dict.fromkeys(place(one) for one in (change.old, change.new) if one is not None)
    if places:
        yield f"    {GUTTER}-->{RESET} {visible(', '.join(places))}"
    yield from (f"    {statement(one)}" for one in judged.statements)
    if change.hint:
        yield f"    {GUTTER}={RESET} hint: {visible(change.hint)}"


def statement(broken: BrokenStatement) -> str:
    """`sql/orgs.sql:7 GetOrg: column ... does not exist [unknown-column]`."""
    name = f" {broken.name}" if broken.name else ""
    text = f"{broken.path}:{broken.line}{name}: {broken.message} [{broken.rule}]"
    return visible(text)
