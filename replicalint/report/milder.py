"""What a report says of the settings that make the gate milder."""

from __future__ import annotations

from ..finding import Milder, Report
from ..source import visible

_MOST = 10


def milder_line(one: Milder) -> str:
    """`milder: contracts/app.yaml:9: unknown-column is ignored`."""
    word = "milder (new)" if one.is_new else "milder"
    return f"{word}: {visible(one.path)}:{one.line}: {visible(one.text)}"


def render_milder(report: Report) -> str:
    """A line for each such setting; those that what is checked has brought come first."""
    lines = [milder_line(one) for one in shown_milder(report)]
    others = len(report.milder) - len(lines)
    if others:
        lines.append(milder_rest(others))
    return "".join(f"{line}\n" for line in lines)


def milder_rest(others: int) -> str:
    """What is said of so many that are not shown."""
    return f"milder: {others} more: replicalint check --show-config lists them"


def shown_milder(report: Report) -> tuple[Milder, ...]:
    """Those that are shown by themselves: all that are new, and as many others as have room."""
    new = [one for one in report.milder if one.is_new]
    others = [one for one in report.milder if not one.is_new]
    return (*new, *others[: max(_MOST - len(new), 0)])
