"""What makes the gate milder than it is by itself, and what of that a change has brought.

A pull request may bring its own settings. So each setting in force that lets more through is said
with its place, whoever wrote it, and marked where it is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from ..contract import CheckSettings, Contract, Endpoint, ProjectSettings
from ..contract.check_settings import DEFAULT, Exclusion, PathRules, RuleSeverity
from ..counting import counted
from ..finding import Milder, Severity
from ..rule import Rule
from ..source import Span
from .chosen_rules import applied, is_in
from .of_run import FAIL_ON

NO_EXCLUSIONS: Mapping[Exclusion, int] = MappingProxyType({})


class Gate(Struct, frozen=True):
    """What decides what a run lets through, but for its command line.

    `excluded` says how many files each entry of `exclude` takes out, `known` how many findings the
    baseline of this path holds.
    """

    rules: tuple[Rule, ...]
    contracts: tuple[Contract, ...] = ()
    project: ProjectSettings | None = None
    command: CheckSettings = CheckSettings()
    excluded: Mapping[Exclusion, int] = field(default_factory=lambda: NO_EXCLUSIONS)
    baseline: str = ""
    known: int = 0


class _Mildness(Struct, frozen=True):
    """One such setting. Two of the same `key` are the same, and the heavier is the milder."""

    key: tuple[str, ...]
    text: str
    path: str
    line: int
    weight: int = 1

    @property
    def milder(self) -> Milder:
        return Milder(self.text, self.path, self.line)


def milder(gate: Gate) -> tuple[Milder, ...]:
    """Every setting in force that makes the gate milder, by place."""
    return _sorted(one.milder for one in _of_gate(gate))


def milder_since(old: Gate, new: Gate) -> tuple[Milder, ...]:
    """The same of a gate that has replaced another; what is new is marked, and what has gone."""
    before = {one.key: one.weight for one in _of_gate(old)}
    found = [
        replace(one.milder, is_new=one.weight > before.get(one.key, 0)) for one in _of_gate(new)
    ]
    return _sorted([*found, *_taken_out(old, new)])


def _sorted(found: Iterable[Milder]) -> tuple[Milder, ...]:
    return tuple(sorted(found, key=lambda one: (not one.is_new, one.path, one.line, one.text)))


def _of_gate(gate: Gate) -> Iterator[_Mildness]:
    severities = {rule.name: max(rule.severities, key=lambda one: one.rank) for rule in gate.rules}
    for contract in gate.contracts:
        layers = [gate.command, contract.check, *_project_layer(gate)]
        yield from _of_place(contract.check, layers, gate, severities)
        yield from _of_endpoints(contract)
    if gate.project is not None:
        yield from _of_project(gate.project, gate, severities)
    for exclusion, count in gate.excluded.items():
        pattern = exclusion.pattern.text
        text = f'exclude "{pattern}" takes out {counted(count, "file")}'
        yield _at(exclusion.span, ("exclude", pattern), text, count)


def _project_layer(gate: Gate) -> Sequence[CheckSettings]:
    return [] if gate.project is None else [gate.project.check]


def _at(span: Span, key: tuple[str, ...], text: str, weight: int = 1) -> _Mildness:
    path = span.source.path
    return _Mildness((path, *key), text, path, span.line, weight)


def _of_project(
    project: ProjectSettings, gate: Gate, severities: Mapping[str, Severity]
) -> Iterator[_Mildness]:
    """What the project says, where one contract at least leaves it to the project."""
    found: dict[tuple[str, ...], _Mildness] = {}
    layers = [[gate.command, one.check, project.check] for one in gate.contracts]
    for each in layers or [[gate.command, project.check]]:
        for one in _of_place(project.check, each, gate, severities):
            found.setdefault(one.key, one)
    yield from found.values()
    if project.fail_on is not None and _is_above(project.fail_on):
        text = f"fail_on: {project.fail_on}, not {FAIL_ON}"
        yield _at(project.keys["fail_on"], ("fail_on", project.fail_on), text)


def _is_above(fail_on: str) -> bool:
    return fail_on == "never" or Severity(fail_on).rank > Severity(FAIL_ON).rank


def _of_place(
    settings: CheckSettings,
    layers: Sequence[CheckSettings],
    gate: Gate,
    severities: Mapping[str, Severity],
) -> Iterator[_Mildness]:
    """What one place says that makes the gate milder, as far as no nearer one says otherwise."""
    number = next(n for n, one in enumerate(layers) if one is settings)
    nearer = layers[:number]
    chosen = [one for layer in nearer for one in layer.select or ()]
    named = {one.rule for one in chosen}
    if settings.select and settings.select[0].span is not None and not chosen:
        words = {one.rule for one in settings.select}
        missing = [one for one in gate.rules if not one.is_optional and not is_in(one, words)]
        if missing:
            which = counted(len(missing), "rule")
            text = f"select leaves out {which} of the default"
            yield _at(settings.select[0].span, ("select",), text, len(missing))
    by_default = {rule.name for rule in gate.rules if is_in(rule, {DEFAULT})}
    for one in settings.ignore:
        if one.span is not None and one.rule in by_default and one.rule not in named:
            yield _at(one.span, ("ignore", one.rule), f"{one.rule} is ignored")
    judged = applied(layers, gate.rules)
    said = {one.rule for layer in nearer for one in layer.severity}
    for each in _lowered(settings.severity, severities):
        if each.span is not None and each.rule in judged and each.rule not in said:
            is_now = f"{each.rule} is {_a(each.severity)}, not {_a(severities[each.rule].value)}"
            weight = 4 - Severity(each.severity).rank
            yield _at(each.span, ("severity", each.rule), is_now, weight)
    for entry in settings.per_file:
        yield from _of_files(entry, severities)


def _of_files(entry: PathRules, severities: Mapping[str, Severity]) -> Iterator[_Mildness]:
    pattern = entry.pattern.text
    for one in entry.ignore:
        if one.span is not None:
            text = f'{one.rule} is ignored in "{pattern}"'
            yield _at(one.span, ("per_file", pattern, one.rule), text)
    for each in _lowered(entry.severity, severities):
        if each.span is not None:
            text = f'{each.rule} is {_a(each.severity)} in "{pattern}"'
            weight = 4 - Severity(each.severity).rank
            yield _at(each.span, ("per_file", pattern, each.rule, "severity"), text, weight)


def _lowered(
    said: Iterable[RuleSeverity], severities: Mapping[str, Severity]
) -> Iterator[RuleSeverity]:
    return (one for one in said if Severity(one.severity).rank < severities[one.rule].rank)


def _a(severity: str) -> str:
    return f"an {severity}" if severity == "error" else f"a {severity}"


def _of_endpoints(contract: Contract) -> Iterator[_Mildness]:
    """What endpoints take out of what they name."""
    for endpoint in contract.endpoints:
        excepted = (*endpoint.excepted, *(one for each in endpoint.code for one in each.excepted))
        for one in excepted:
            text = f'endpoint "{endpoint.name}" takes out "{one.text}"'
            yield _at(one.span, ("except", endpoint.name, one.text), text)


# -- what has gone ---------------------------------------------------------------------------------


def _taken_out(old: Gate, new: Gate) -> Iterator[Milder]:
    """What the old gate does not let through and the new one does, and which no setting says."""
    before = {one.source.path for one in old.contracts}
    if new.known > old.known:
        more = counted(new.known - old.known, "known finding")
        yield Milder(f"the baseline holds {more} more", new.baseline, 1, is_new=True)
    now = {one.source.path: one for one in new.contracts}
    named = {one.name: one for one in new.contracts if one.source.path not in before}
    for contract in old.contracts:
        path = contract.source.path
        after = now.get(path) or named.get(contract.name)
        if after is None:
            yield Milder(f'contract "{contract.name}" is gone', path, 1, is_new=True)
            continue
        endpoints = {one.name: one for one in after.endpoints}
        for endpoint in contract.endpoints:
            kept = endpoints.get(endpoint.name)
            if kept is None:
                line = _line(after, "endpoints")
                text = f'endpoint "{endpoint.name}" is gone'
                yield Milder(text, after.source.path, line, is_new=True)
            else:
                for text in _named(endpoint) - _named(kept):
                    said = f'endpoint "{endpoint.name}" no longer names "{text}"'
                    yield Milder(said, after.source.path, kept.span.line, is_new=True)
        yield from _migrations_taken_out(contract, after)


def _named(endpoint: Endpoint) -> set[str]:
    entries = (one for each in endpoint.code for one in each.entries)
    return {one.text for one in (*endpoint.queries, *entries)}


def _migrations_taken_out(old: Contract, new: Contract) -> Iterator[Milder]:
    path, line = new.source.path, _line(new, "migrations")
    gone = _migrations(old) - _migrations(new)
    for files in sorted(gone):
        yield Milder(f'migrations no longer name "{files}"', path, line, is_new=True)
    before = {one.files: one.applied_through for one in old.migrations}
    for one in new.migrations:
        through = one.applied_through
        if through is not None and through != before.get(one.files, through):
            place = one.keys.get("applied_through", one.span)
            text = f'migrations are judged after "{through}", not after "{before[one.files]}"'
            if before[one.files] is None:
                text = f'migrations are judged after "{through}", not all'
            yield Milder(text, path, place.line, is_new=True)


def _migrations(contract: Contract) -> set[str]:
    return {files for one in contract.migrations for files in one.files}


def _line(contract: Contract, key: str) -> int:
    place = contract.keys.get(key)
    return 1 if place is None else place.line
