"""Reads `check`: which rules are applied to what a contract judges, how severe they are, and where.

A project's own settings have the same keys, and are read by the same readers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from ..path_patterns import PathPattern, deciding, path_pattern
from ..rule_names import RULE_NAMES
from ..source import Span
from .mistake import Mistakes, shown
from .node import Node, NodeKind
from .patterns import LONGEST
from .reading import choice, entries, expected, fields, text, unique

ALL, DEFAULT = "all", "default"  # rules under `select`: every one, every one that is not optional
SEVERITIES = ("error", "warning", "note")
CHECK_KEYS = ("select", "ignore", "severity", "exclude", "per_file")
_PER_FILE_KEYS = ("ignore", "severity")
# Each is compared with each file: a hostile contract must not buy hours of that.
MOST_PATTERNS = 500
_DRIVE = re.compile(r"/?[A-Za-z]:")
_NO_ESCAPE = re.compile(r"\\(?![*?\[\]\\#! -])")


class NamedRule(Struct, frozen=True):
    """A rule that settings name, or `all` or `default`; `span` None: on the command line."""

    rule: str
    span: Span | None = None


class RuleSeverity(Struct, frozen=True):
    """How severe settings make a rule: `error`, `warning` or `note`."""

    rule: str
    severity: str
    span: Span | None = None


class Exclusion(Struct, frozen=True):
    """A pattern of files that are not checked unless a contract names them."""

    pattern: PathPattern
    span: Span


class PathRules(Struct, frozen=True):
    """What holds for the files that a pattern names."""

    pattern: PathPattern
    span: Span
    ignore: tuple[NamedRule, ...] = ()
    severity: tuple[RuleSeverity, ...] = ()


class CheckSettings(Struct, frozen=True):
    """What a place says of how files are checked. `select` None: it does not say which rules.

    `base` is the folder that its patterns are relative to, as paths are printed: "" or with a slash
    at its end.
    """

    select: tuple[NamedRule, ...] | None = None
    ignore: tuple[NamedRule, ...] = ()
    severity: tuple[RuleSeverity, ...] = ()
    exclude: tuple[Exclusion, ...] = ()
    per_file: tuple[PathRules, ...] = ()
    base: str = ""

    def excluding(self, path: str) -> Exclusion | None:
        """The entry of `exclude` that takes a file out, by its path as reports print it."""
        if not self.exclude or not path.startswith(self.base):
            return None
        patterns = [one.pattern for one in self.exclude]
        found = deciding(patterns, path[len(self.base) :])
        return None if found is None else self.exclude[patterns.index(found)]

    def of_file(self, path: str) -> tuple[PathRules, ...]:
        """The entries of `per_file` that name a file, in their order."""
        if not self.per_file or not path.startswith(self.base):
            return ()
        below = path[len(self.base) :]
        return tuple(one for one in self.per_file if deciding([one.pattern], below) is not None)


NO_SETTINGS = CheckSettings()


def read_check(node: Node, mistakes: Mistakes) -> CheckSettings:
    """`{select: [...], ignore: [...], severity: {...}, exclude: [...], per_file: {...}}`."""
    return read_check_keys(fields(node, CHECK_KEYS, mistakes), mistakes)


def read_check_keys(
    values: Mapping[str, Node], mistakes: Mistakes, base: str = ""
) -> CheckSettings:
    """The same of the values of the keys, which may stand beside others."""
    select = ignore = severity = exclude = per_file = None
    if "select" in values:
        select = _read_rules(values["select"], mistakes, (ALL, DEFAULT))
        if values["select"].kind is NodeKind.LIST and not values["select"].items:
            expected(values["select"], "at least one rule", mistakes)
    if "ignore" in values:
        ignore = _read_rules(values["ignore"], mistakes)
        _hold_apart(select or (), ignore, values["ignore"], mistakes)
    if "severity" in values:
        severity = _read_severities(values["severity"], mistakes)
    if "exclude" in values:
        exclude = _read_exclude(values["exclude"], mistakes)
    if "per_file" in values:
        per_file = _read_per_file(values["per_file"], mistakes)
    return CheckSettings(select, ignore or (), severity or (), exclude or (), per_file or (), base)


def _read_rules(
    node: Node, mistakes: Mistakes, words: tuple[str, ...] = ()
) -> tuple[NamedRule, ...]:
    def read(item: Node, mistakes: Mistakes) -> str | None:
        return _rule_name(item, item.text, mistakes, words)

    found = unique(node, mistakes, "rules", read)
    return tuple(NamedRule(rule, item.span) for rule, item in found.items())


def _rule_name(
    node: Node, written: str, mistakes: Mistakes, words: tuple[str, ...] = ()
) -> str | None:
    """The name of a rule that there is; notes the nearest where there is none."""
    if node.kind is not NodeKind.TEXT or not written:
        expected(node, "the name of a rule", mistakes)
        return None
    if written in RULE_NAMES or written in words:
        return written
    hint = mistakes.suggestion(written, (*RULE_NAMES, *words))
    message = f"rule {shown(written)} does not exist"
    mistakes.add(node.span, node.path, message, hint or '"replicalint rules" lists them.')
    return None


def _hold_apart(
    select: tuple[NamedRule, ...], ignore: tuple[NamedRule, ...], node: Node, mistakes: Mistakes
) -> None:
    """Notes the rules that are selected and ignored at once."""
    selected = {one.rule for one in select}
    for one in ignore:
        if one.rule in selected and one.span is not None:
            mistakes.add(one.span, node.path, f"rule {shown(one.rule)} is selected as well")


def _read_severities(node: Node, mistakes: Mistakes) -> tuple[RuleSeverity, ...]:
    found: list[RuleSeverity] = []
    for entry in entries(node, mistakes, "a mapping from rule to severity"):
        key = Node(NodeKind.TEXT, entry.span, node.path, entry.key)
        rule = _rule_name(key, entry.key, mistakes)
        hint = _instead_of_severity(entry.value, entry.key)
        severity = choice(entry.value, SEVERITIES, mistakes, hint)
        if rule is not None and severity is not None:
            found.append(RuleSeverity(rule, severity, entry.span))
    return tuple(found)


def _instead_of_severity(node: Node, rule: str) -> str | None:
    """How to write that a rule is not applied at all."""
    is_off = node.text.lower() in ("off", "ignore", "none", "false", "no")
    return f"To apply a rule nowhere, list it under ignore: [{rule[:80]}]." if is_off else None


def _read_exclude(node: Node, mistakes: Mistakes) -> tuple[Exclusion, ...]:
    found = unique(node, mistakes, "patterns of paths", _pattern)
    if len(found) > MOST_PATTERNS:
        expected(node, f"at most {MOST_PATTERNS} patterns", mistakes)
        return ()
    return tuple(Exclusion(pattern, item.span) for pattern, item in found.items())


def _read_per_file(node: Node, mistakes: Mistakes) -> tuple[PathRules, ...]:
    found: list[PathRules] = []
    what = "a mapping from pattern of paths to the keys ignore and severity"
    for number, entry in enumerate(entries(node, mistakes, what)):
        if number == MOST_PATTERNS:
            message = f"expected at most {MOST_PATTERNS} patterns"
            mistakes.add(entry.span, node.path, message)
            break
        key = Node(NodeKind.TEXT, entry.span, node.path, entry.key)
        pattern = _pattern(key, mistakes)
        if pattern is not None and pattern.is_taken_back:
            expected(key, "a pattern without !", mistakes)
        ignore, severity = _read_path_rules(entry.value, mistakes)
        if pattern is not None:
            found.append(PathRules(pattern, entry.span, ignore, severity))
    return tuple(found)


def _read_path_rules(
    node: Node, mistakes: Mistakes
) -> tuple[tuple[NamedRule, ...], tuple[RuleSeverity, ...]]:
    """`[select-star]`, or `{ignore: [select-star], severity: {write: note}}`."""
    if node.kind is NodeKind.LIST:
        return _read_rules(node, mistakes), ()
    if node.kind is not NodeKind.MAPPING:
        expected(node, "a list of rules to ignore, or a mapping", mistakes)
        return (), ()
    values = fields(node, _PER_FILE_KEYS, mistakes)
    return (
        _read_rules(values["ignore"], mistakes) if "ignore" in values else (),
        _read_severities(values["severity"], mistakes) if "severity" in values else (),
    )


def _pattern(node: Node, mistakes: Mistakes) -> PathPattern | None:
    """A pattern as .gitignore has it, which stays in the repository."""
    written = text(node, mistakes, "a pattern of paths")
    if written is None:
        return None
    if len(written) > LONGEST:
        expected(node, f"a pattern of at most {LONGEST} characters", mistakes)
    elif not written.isprintable():
        expected(node, "a pattern without control characters", mistakes)
    elif _NO_ESCAPE.search(written):
        expected(node, "a pattern with / as separator", mistakes)
    elif leaves(written.removeprefix("!")):
        message = f"{shown(written)} leaves the repository"
        hint = "Patterns are those of .gitignore, relative to the root of the repository."
        mistakes.add(node.span, node.path, message, hint)
    elif (pattern := path_pattern(written)) is None:
        expected(node, r"a pattern of paths (\# for a # at its beginning)", mistakes)
    else:
        return pattern
    return None


def leaves(path: str) -> bool:
    """Whether a path or a pattern says that it is outside of the folder that it is relative to."""
    is_elsewhere = path.startswith("~") or _DRIVE.match(path) is not None
    return is_elsewhere or ".." in path.replace("\\", "/").split("/")
