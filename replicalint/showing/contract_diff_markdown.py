"""Differences of contracts in Markdown, as a comment of a pull request.

What comes from the input is code, in which nothing is Markdown, HTML, a link or somebody's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..comparing import BrokenStatement, ChangeClass, ContractDiff, JudgedChange
from ..counting import counted
from ..markup import code
from .contract_diff import place, summary


def render_contract_diff_markdown(diffs: Sequence[ContractDiff]) -> str:
    """A heading for each contract that changes, what breaks as lists, and the rest folded away."""
    parts = [_part(diff) for diff in diffs if diff.changes]
    return "\n".join([*parts, f"{summary(diffs).capitalize()}.\n"])


def _part(diff: ContractDiff) -> str:
    breaking = sum(one.change_class.is_breaking for one in diff.changes)
    what = counted(breaking, "breaking change") if breaking else "nothing breaks"
    lines = [
        f"### Contract {code(diff.name)}: {what}",
        "",
        f"{_title(diff.old)} → {_title(diff.new)}",
        "",
    ]
    for change_class in ChangeClass:
        found = diff.of(change_class)
        if not found:
            continue
        listed = [line for one in found for line in _change(one)]
        words = change_class.value.capitalize()
        if change_class.is_breaking:
            lines += [f"**{words}**", "", *listed, ""]
        else:
            head = f"<details><summary>{words}: {len(found)}</summary>"
            lines += [head, "", *listed, "", "</details>", ""]
    return "\n".join(lines)


def _title(side: str | None) -> str:
    return code(side) if side is not None else "none"


def _change(judged: JudgedChange) -> Iterator[str]:
    change = judged.change
    span = change.new or change.old
    where = f" ({code(place(span))})" if span is not None else ""
    yield f"- {code(change.message)}{where}"
    yield from (f"  - {_statement(one)}" for one in judged.statements)
    if change.hint:
        yield f"  - Hint: {code(change.hint)}"


def _statement(broken: BrokenStatement) -> str:
    name = f" {code(broken.name)}" if broken.name else ""
    return f"{code(f'{broken.path}:{broken.line}')}{name}: {code(broken.message)} ({broken.rule})"
