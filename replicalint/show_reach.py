"""What the entries of an endpoint reach, as people read it: each function, by what, with its SQL.

Constants and what modules do when they are loaded are listed where they hold SQL.

```text
/updates (contracts/read-path.yaml)

src/routes/updates.ts#handler reaches 3 functions with 2 statements:
  src/routes/updates.ts:9   handler                 the entry
  src/queries/updates.ts:9  find     1 statement    by handler (src/routes/updates.ts:10)
  src/db.ts:11              pool     1 statement    by find (src/queries/updates.ts:11)
  not entered: src/cache.ts:4 refresh is marked: writes the cache
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .code_reach import EntryReach, unfollowed
from .contract import Contract
from .counting import counted
from .host.nodes import FunctionExpression
from .host.reach import FunctionPlace, ProgramModule, ReachStep
from .host_code import HostCode
from .source import visible

_MODULE = "(module)"
_GAP = "  "


def reach_as_text(
    name: str, entries: Sequence[EntryReach], code: HostCode, contract: Contract
) -> str:
    """What each entry of an endpoint reaches.

    Raises InputError where a file cannot be read.
    """
    blocks = [f"{visible(name)} ({visible(contract.source.path)})\n"]
    for one in entries:
        rows = [*_rows(one, code, contract)]
        statements = sum(number for _, number, _ in rows)
        unread = sum(number for _, _, number in rows)
        found = f"{counted(len(rows), 'function')} with {counted(statements, 'statement')}"
        also = f" and {counted(unread, 'unread call')}" if unread else ""
        lines = [f"{visible(one.entry.text)} reaches {found}{also}:"]
        lines += _table([row for row, _, _ in rows])
        lines += [f"{_GAP}not entered: {visible(line)}" for line in _left_out(one, code)]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _rows(
    one: EntryReach, code: HostCode, contract: Contract
) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """For each function: its place, its name, what it holds and how it was reached."""
    for place, step in one.reached.functions.items():
        module = code.program.module(place.path)
        if module is None:
            continue
        found = code.extraction(code.root / place.path, (contract,))
        statements = sum(site.function == place.name for site in found.sites)
        unread = sum(each.functions.count(place.name) for each in found.unread)
        held = [counted(statements, "statement")] if statements else []
        held += [counted(unread, "unread call")] if unread else []
        if not (held or _is_function(module, place)):
            continue
        line = module.module.source.line_column(_start(module, place))[0]
        yield (
            (f"{place.path}:{line}", place.name or _MODULE, ", ".join(held), _by(step, code)),
            statements,
            unread,
        )


def _is_function(module: ProgramModule, place: FunctionPlace) -> bool:
    """Whether it is run when it is called: constants without SQL are no news."""
    units = module.units.get(place.name, ())
    return any(isinstance(part, FunctionExpression) for unit in units for part in unit.parts)


def _start(module: ProgramModule, place: FunctionPlace) -> int:
    units = module.units.get(place.name, ())
    return min((unit.start for unit in units), default=0)


def _by(step: ReachStep, code: HostCode) -> str:
    """What reached a function."""
    if step.by is None:
        return "the entry"
    name = step.by.name or _MODULE
    module = code.program.module(step.by.path)
    if module is None:
        return f"by {name}"
    return f"by {name} ({step.by.path}:{module.module.source.line_column(step.start)[0]})"


def _left_out(one: EntryReach, code: HostCode) -> Iterator[str]:
    """What was reached and is not entered, and why."""
    for stop in one.reached.stopped:
        where = f"{stop.span.source.path}:{stop.span.line}"
        what = stop.what or f"a statement of {stop.name or _MODULE}"
        yield f"{where} {what} is marked: {stop.reason}"
    patterns = {pattern.span.start: pattern.text for pattern in one.points.excepted}
    for key, places in one.reached.excepted.items():
        for place in places:
            name = place.name or _MODULE
            yield f'{place.path} {name}, by "{patterns[key]}" under except'
    for path in one.reached.outside:
        yield f"{path}, which is not within"
    for missing in one.reached.missing:
        module = code.program.module(missing.path)
        line = 1 if module is None else module.module.source.line_column(missing.start)[0]
        yield f"{missing.path}:{line} {unfollowed(missing)}"


def _table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Rows with their cells below one another."""
    shown = [tuple(map(visible, row)) for row in rows]
    widths = [max((len(row[number]) for row in shown), default=0) for number in range(3)]
    for row in shown:
        cells = (cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True))
        yield _GAP + _GAP.join(cells)
