"""The rules that are applied, and what settings say of them: where, and how severe they are.

The place that is nearest to the user decides: the command line, then the contract, then the
project's own settings. Of `select` that is all it says. What the places ignore comes together, but
for the rules that the `select` of a nearer place names; and of the severity of a rule, the nearest
place that says one decides, in which what it says of a file comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from ..contract import NO_SETTINGS, CheckSettings, Contract
from ..contract.check_settings import ALL, DEFAULT, NamedRule
from ..facts import Fact
from ..finding import Finding, Severity
from ..rule import QueryCheck
from ..rules import RuleList
from ..suppression import RuleNames

NONE = RuleList(())

_Asked = tuple[frozenset[type[Fact]], str]


class Rules(Struct, frozen=True, dict=True):
    """The rules that a run applies, and the names of all that exist.

    `every` are those that settings choose from: without any, the selected are applied as they are,
    whatever contracts say. `command` is what the command line says and `project` the project's
    settings; `layers` are those that hold, the nearest first.
    """

    selected: RuleList
    known: frozenset[str]
    every: RuleList = NONE
    command: CheckSettings = NO_SETTINGS
    project: CheckSettings = NO_SETTINGS
    layers: tuple[CheckSettings, ...] = ()

    @staticmethod
    def chosen(
        every: RuleList, command: CheckSettings, project: CheckSettings = NO_SETTINGS
    ) -> Rules:
        """Those of a run whose contracts say which of them are applied to what they judge."""
        known = frozenset(every.names)
        return Rules(NONE, known, every, command, project)._with((command, project))

    def of(self, contract: Contract) -> Rules:
        """Those that are applied to what a contract judges."""
        return self.under(contract.check)

    def under(self, settings: CheckSettings) -> Rules:
        """The same by the contract's settings."""
        if not self.every or settings is NO_SETTINGS:
            return self
        known = self._by_settings.get(id(settings))
        if known is None:
            made = self._with((self.command, settings, self.project))
            known = self._by_settings[id(settings)] = (settings, made)
        return known[1]

    def _with(self, layers: Sequence[CheckSettings]) -> Rules:
        rules = self.every.only(applied(layers, self.every))
        heard = tuple(one for one in layers if one.severity or one.per_file)
        return replace(self, selected=rules, layers=heard)

    @cached_property
    def _by_settings(self) -> dict[int, tuple[CheckSettings, Rules]]:
        """Those of contracts; the settings are kept, so that their numbers stay theirs."""
        return {}

    @cached_property
    def _names(self) -> RuleNames:
        return RuleNames(self.known, frozenset(self.selected.names))

    def names(self, path: str) -> RuleNames:
        """The names of those that are applied to a file."""
        ignored = self._ignored(path)
        if not ignored:
            return self._names
        return RuleNames(self.known, self._names.selected - ignored)

    def _ignored(self, path: str) -> frozenset[str]:
        entries = (one for layer in self.layers for one in layer.of_file(path))
        return frozenset(ignored.rule for one in entries for ignored in one.ignore)

    def checks(
        self, kinds: frozenset[type[Fact]], replication: str
    ) -> tuple[tuple[QueryCheck, str], ...]:
        """The checks, with their rules' names, of a statement that has facts of these kinds."""
        asked = self._asked.get((kinds, replication))
        if asked is None:
            names = frozenset(kind.__name__ for kind in kinds)
            asked = self._asked[kinds, replication] = tuple(
                (rule.queries, rule.name)
                for rule in self.selected.reading(names)
                if rule.queries and rule.is_about(replication)
                if not (rule.reads and kinds.isdisjoint(rule.reads))
            )
        return asked

    @cached_property
    def _asked(self) -> dict[_Asked, tuple[tuple[QueryCheck, str], ...]]:
        """Which checks are made of which statements: few have kinds of fact that no other has."""
        return {}

    def settled(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        """Findings as settings have them: without those that they ignore in their files."""
        return self._settled(findings) if self.layers else findings

    def _settled(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            path = finding.span.source.path
            if finding.rule in self._ignored(path):
                continue
            severity = self.severity(finding.rule, path)
            if severity is not None:
                finding = replace(finding, severity=severity, own_severity=finding.severity)
            yield finding

    def severity(self, rule: str, path: str) -> Severity | None:
        """How severe settings make a rule in a file; None where they do not say."""
        for layer in self.layers:
            of_file = (one for each in layer.of_file(path) for one in each.severity)
            for one in reversed([*layer.severity, *of_file]):  # the last that is said of the file
                if one.rule == rule:
                    return Severity(one.severity)
        return None


class RulesOfFile(Struct, frozen=True):
    """Those of several contracts that govern a file: what is about the file, any of them judges."""

    parts: tuple[Rules, ...]

    def names(self, path: str) -> RuleNames:
        """The names of those that one of them applies."""
        each = [one.names(path) for one in self.parts]
        return RuleNames(each[0].known, frozenset().union(*(one.selected for one in each)))

    def settled(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Findings about the file, as severe as the strictest of them has them."""
        for finding in findings:
            every = [found for one in self.parts for found in one.settled([finding])]
            if every:
                yield max(every, key=lambda one: one.severity.rank)


def of_contracts(rules: Rules, contracts: Iterable[Contract]) -> Rules | RulesOfFile:
    """The rules that are applied to a file that these contracts govern."""
    each = {id(one): one for one in map(rules.of, contracts)}
    if len(each) > 1:
        return RulesOfFile(tuple(each.values()))
    return next(iter(each.values()), rules)


def applied(layers: Sequence[CheckSettings], every: RuleList) -> frozenset[str]:
    """The names of the rules that places choose together, the nearest first."""
    deciding = deciding_layer(layers)
    chosen = layers[deciding].select if deciding < len(layers) else None
    words = {DEFAULT} if chosen is None else {one.rule for one in chosen}
    wanted = {name for name in every.names if is_in(every, name, words)}
    ignored = {one.rule for one in _ignored(layers[: deciding + 1])}
    # What the nearer place names, a farther one does not take back.
    ignored |= {one.rule for one in _ignored(layers[deciding + 1 :]) if one.rule not in words}
    return frozenset(wanted - ignored)


def deciding_layer(layers: Sequence[CheckSettings]) -> int:
    """Which place says what is selected; their number where none does."""
    return next((n for n, one in enumerate(layers) if one.select is not None), len(layers))


def is_in(every: RuleList, name: str, words: Iterable[str]) -> bool:
    """Whether a rule is among those that a `select` names."""
    return name in words or ALL in words or (DEFAULT in words and not every.is_optional(name))


def _ignored(layers: Iterable[CheckSettings]) -> Iterator[NamedRule]:
    return (one for layer in layers for one in layer.ignore)
