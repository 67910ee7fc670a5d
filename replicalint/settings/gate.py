"""What makes the gate milder than it is by itself.

A pull request may bring its own settings. So each setting in force that lets more through is said
with its place, whoever wrote it; `weakened.py` marks what is new of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from ..contract import CheckSettings, Contract
from ..contract.check_settings import Exclusion, PathRules, RuleSeverity
from ..contract.project_settings import ProjectSettings
from ..counting import counted
from ..finding import Milder, Severity
from ..rules import RuleList
from ..source import Span
from .chosen_rules import applied, is_in
from .of_run import FAIL_ON

_MOST_ITEMS = 3  # in one sentence
NO_EXCLUSIONS: Mapping[Exclusion, int] = MappingProxyType({})
Known = tuple[str, str, str]  # of a known finding the rule, the subject and the statement
NO_KNOWN: Mapping[Known, int] = MappingProxyType({})


class Gate(Struct, frozen=True):
    """What decides what a run lets through, but for the rest of its command line.

    `excluded` says how many files each entry of `exclude` takes out, `known` how many findings of
    each kind the baseline of this path holds, wherever they are. `fail_on` and `fail_on_unanalysed`
    are what the command line says in the place of the project.
    """

    rules: RuleList
    contracts: tuple[Contract, ...] = ()
    project: ProjectSettings | None = None
    command: CheckSettings = CheckSettings()
    excluded: Mapping[Exclusion, int] = field(default_factory=lambda: NO_EXCLUSIONS)
    baseline: str = ""
    known: Mapping[Known, int] = field(default_factory=lambda: NO_KNOWN)
    fail_on: str | None = None
    fail_on_unanalysed: bool | None = None


class Mildness(Struct, frozen=True):
    """One such setting. Two of the same `key` are the same, and the heavier is the milder.

    Those that have an `item` and else the same text are said together.
    """

    key: tuple[str, ...]
    text: str
    path: str
    line: int
    weight: int = 1
    item: str | None = None


def milder(gate: Gate) -> tuple[Milder, ...]:
    """Every setting in force that makes the gate milder, by place."""
    return by_place(gathered(mildness(gate)))


def gathered(found: Iterable[Mildness], *, are_new: bool = False) -> Iterator[Milder]:
    """What is said of them: of several items in one sentence, at the place of the first.

    Of those that are new, all are named.
    """
    groups: dict[tuple[str, ...], list[Mildness]] = {}
    for one in found:
        key = one.key if one.item is None else (one.path, one.text)
        groups.setdefault(key, []).append(one)
    for first, *others in groups.values():
        items = [one.item for one in (first, *others) if one.item is not None]
        shown = items if are_new else items[:_MOST_ITEMS]
        more = f" and {len(items) - len(shown)} more" if len(items) > len(shown) else ""
        text = f"{first.text} {', '.join(shown)}{more}" if items else first.text
        yield Milder(text, first.path, first.line, are_new)


def by_place(found: Iterable[Milder]) -> tuple[Milder, ...]:
    """Settings in the order of their places, those that are new first."""
    return tuple(sorted(found, key=lambda one: (not one.is_new, one.path, one.line, one.text)))


def mildness(gate: Gate) -> Iterator[Mildness]:
    """Every setting in force that makes the gate milder, so that two gates can be compared."""
    for contract in gate.contracts:
        layers = [gate.command, contract.check, *_project_layer(gate)]
        yield from _of_place(contract.check, layers, gate)
        yield from _of_endpoints(contract)
    if gate.project is not None:
        yield from _of_project(gate.project, gate)
    for exclusion, count in gate.excluded.items():
        pattern = exclusion.pattern.text
        text = f'exclude "{pattern}" takes out {counted(count, "file")}'
        yield _at(exclusion.span, ("exclude", pattern), text, count)


def _project_layer(gate: Gate) -> Sequence[CheckSettings]:
    return [] if gate.project is None else [gate.project.check]


def _at(span: Span, key: tuple[str, ...], text: str, weight: int = 1) -> Mildness:
    path = span.source.path
    return Mildness((path, *key), text, path, span.line, weight)


def _of_project(project: ProjectSettings, gate: Gate) -> Iterator[Mildness]:
    """What the project says, where one contract at least leaves it to the project."""
    found: dict[tuple[str, ...], Mildness] = {}
    layers = [[gate.command, one.check, project.check] for one in gate.contracts]
    for each in layers or [[gate.command, project.check]]:
        for one in _of_place(project.check, each, gate):
            found.setdefault(one.key, one)
    yield from found.values()
    if gate.fail_on is None and project.fail_on is not None and is_above_default(project.fail_on):
        text = f"fail_on: {project.fail_on}, not {FAIL_ON}"
        yield _at(project.keys["fail_on"], ("fail_on", project.fail_on), text)


def is_above_default(fail_on: str) -> bool:
    """Whether it lets more through than a run does by itself."""
    return fail_on == "never" or Severity(fail_on).rank > Severity(FAIL_ON).rank


def _of_place(
    settings: CheckSettings,
    layers: Sequence[CheckSettings],
    gate: Gate,
) -> Iterator[Mildness]:
    """What one place says that makes the gate milder, as far as no nearer one says otherwise."""
    number = next(n for n, one in enumerate(layers) if one is settings)
    nearer = layers[:number]
    chosen = [one for layer in nearer for one in layer.select or ()]
    named = {one.rule for one in chosen}
    if settings.select and settings.select[0].span is not None and not chosen:
        words = {one.rule for one in settings.select}
        missing = [one for one in gate.rules.standard.names if not is_in(gate.rules, one, words)]
        if missing:
            which = counted(len(missing), "rule")
            text = f"select leaves out {which} of the default"
            yield _at(settings.select[0].span, ("select",), text, len(missing))
    by_default = {*gate.rules.standard.names}
    for one in settings.ignore:
        if one.span is not None and one.rule in by_default and one.rule not in named:
            yield _at(one.span, ("ignore", one.rule), f"{one.rule} is ignored")
    judged = applied(layers, gate.rules)
    said = {one.rule for layer in nearer for one in layer.severity}
    for each in _lowered(settings.severity, gate.rules):
        if each.span is not None and each.rule in judged and each.rule not in said:
            own = a_severity(_own(gate.rules, each.rule).value)
            is_now = f"{each.rule} is {a_severity(each.severity)}, not {own}"
            weight = 4 - Severity(each.severity).rank
            yield _at(each.span, ("severity", each.rule), is_now, weight)
    for entry in settings.per_file:
        yield from _of_files(entry, gate.rules)


def _of_files(entry: PathRules, rules: RuleList) -> Iterator[Mildness]:
    pattern = entry.pattern.text
    for one in entry.ignore:
        if one.span is not None:
            text = f'{one.rule} is ignored in "{pattern}"'
            yield _at(one.span, ("per_file", pattern, one.rule), text)
    for each in _lowered(entry.severity, rules):
        if each.span is not None:
            text = f'{each.rule} is {a_severity(each.severity)} in "{pattern}"'
            weight = 4 - Severity(each.severity).rank
            yield _at(each.span, ("per_file", pattern, each.rule, "severity"), text, weight)


def _lowered(said: Iterable[RuleSeverity], rules: RuleList) -> Iterator[RuleSeverity]:
    return (one for one in said if Severity(one.severity).rank < _own(rules, one.rule).rank)


def _own(rules: RuleList, name: str) -> Severity:
    """The gravest severity that findings of a rule have by themselves."""
    return max(rules.named(name).severities, key=lambda one: one.rank)


def a_severity(severity: str) -> str:
    """A severity in a sentence."""
    return f"an {severity}" if severity == "error" else f"a {severity}"


def _of_endpoints(contract: Contract) -> Iterator[Mildness]:
    """What endpoints take out of what they name."""
    for endpoint in contract.endpoints:
        excepted = (*endpoint.excepted, *(one for each in endpoint.code for one in each.excepted))
        for one in excepted:
            text = f'endpoint "{endpoint.name}" takes out'
            taken = _at(one.span, ("except", endpoint.name, one.text), text)
            yield replace(taken, item=f'"{one.text}"')
