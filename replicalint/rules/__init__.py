"""The rules, one file each: those for queries here, those for migrations in their folder.

A rule is loaded when it is asked for: nobody waits for those of migrations who checks a query, nor
for those of facts that no query has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import overload

from ..rule import Rule
from ..rule_names import MIGRATION_RULES as OF_MIGRATIONS
from ..rule_names import OPTIONAL_RULES, QUERY_RULES, RULE_NAMES


class RuleList(Sequence[Rule]):
    """Rules by their names; `others` are those that stand in no file of this folder."""

    def __init__(
        self, names: Iterable[str], others: Mapping[str, Rule] = MappingProxyType({})
    ) -> None:
        self.names = tuple(names)
        self._others = others

    @staticmethod
    def of(rules: Iterable[Rule]) -> RuleList:
        """A list of rules that are loaded."""
        loaded = {rule.name: rule for rule in rules}
        return RuleList(loaded, loaded)

    @property
    def standard(self) -> RuleList:
        """Those that are applied though nobody selects them."""
        return self.only(name for name in self.names if not self.is_optional(name))

    def only(self, names: Iterable[str]) -> RuleList:
        """Those of these names, in the order of the list."""
        wanted = frozenset(names)
        return RuleList((name for name in self.names if name in wanted), self._others)

    def is_optional(self, name: str) -> bool:
        """Whether one is applied only where it is selected."""
        other = self._others.get(name)
        return name in OPTIONAL_RULES if other is None else other.is_optional

    def for_queries(self) -> Iterator[Rule]:
        """Those that judge statements."""
        here = (self.named(name) for name in self.names if name not in _OF_MIGRATIONS)
        return (rule for rule in here if rule.queries is not None)

    def reading(self, kinds: frozenset[str]) -> Iterator[Rule]:
        """Those of them that may find something where there are facts of these kinds."""
        for name in self.names:
            other, reads = self._others.get(name), QUERY_RULES.get(name)
            if other is not None:
                yield other
            elif reads is not None and not (reads and kinds.isdisjoint(reads)):
                yield _loaded(name)

    def for_migrations(self) -> Iterator[Rule]:
        """Those that judge migrations, some of which stand here."""
        return (rule for rule in self if rule.migrations is not None)

    def named(self, name: str) -> Rule:
        """The rule of a name."""
        other = self._others.get(name)
        return _loaded(name) if other is None else other

    @overload
    def __getitem__(self, at: int) -> Rule: ...

    @overload
    def __getitem__(self, at: slice) -> RuleList: ...

    def __getitem__(self, at: int | slice) -> Rule | RuleList:
        if isinstance(at, slice):
            return RuleList(self.names[at], self._others)
        return self.named(self.names[at])

    def __len__(self) -> int:
        return len(self.names)


_OF_MIGRATIONS = frozenset(OF_MIGRATIONS)


@cache
def _loaded(name: str) -> Rule:
    folder = "migrations." if name in _OF_MIGRATIONS else ""
    module = import_module(f".{folder}{name.replace('-', '_')}", __package__)
    rule = module.RULE
    assert isinstance(rule, Rule)
    return rule


RULES = RuleList(RULE_NAMES)
