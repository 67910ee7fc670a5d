"""What of the gate a change has made milder.

Besides the settings in force that are new, that is what the gate held before and no longer holds:
what it was stricter in than it is by itself, and what it looked at. What contracts say that the
replicas have is none of it: `contract diff` judges that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from ..contract import CheckSettings, Contract, Endpoint
from ..contract.migrations import Migrations
from ..counting import counted
from ..finding import Milder, Severity
from ..rules import RuleList
from .chosen_rules import applied
from .gate import Gate, a_severity, by_place, gathered, is_above_default, mildness
from .of_run import FAIL_ON


def milder_since(old: Gate, new: Gate) -> tuple[Milder, ...]:
    """What makes a gate milder that has replaced another: what is new is marked, and added what has
    gone.
    """
    before = {one.key: one.weight for one in mildness(old)}
    now = [*mildness(new)]
    fresh = [one for one in now if one.weight > before.get(one.key, 0)]
    known = [one for one in now if one.weight <= before.get(one.key, 0)]
    gone = dict.fromkeys(_weakened(old, new))
    return by_place([*gathered(fresh, are_new=True), *gathered(known), *gone])


def _new(text: str, path: str, line: int) -> Milder:
    return Milder(text, path, line, is_new=True)


def _weakened(old: Gate, new: Gate) -> Iterator[Milder]:
    """What the old gate does not let through and the new one does, and which no setting says."""
    more = (Counter(new.known) - Counter(old.known)).total()
    if more:
        said = f"the baseline holds {counted(more, 'known finding')} more"
        if sum(new.known.values()) - sum(old.known.values()) != more:
            said = f"the baseline holds {counted(more, 'finding')} that it did not hold"
        yield _new(said, new.baseline, 1)
    yield from _of_runs(old, new)
    before = {one.source.path for one in old.contracts}
    now = {one.source.path: one for one in new.contracts}
    named = {one.name: one for one in new.contracts if one.source.path not in before}
    pairs = []
    for contract in old.contracts:
        after = now.get(contract.source.path) or named.get(contract.name)
        if after is None:
            yield _new(f'contract "{contract.name}" is gone', contract.source.path, 1)
        else:
            pairs.append((contract, after))
    for contract, after in pairs:
        yield from _of_endpoints(contract, after)
        yield from _of_wrappers(contract, after)
        yield from _of_migrations(contract, after)
        yield from _of_rules(_Layers.of(old, contract), _Layers.of(new, after), new.rules)
    if not (pairs or old.contracts):
        yield from _of_rules(_Layers.of(old), _Layers.of(new), new.rules)


# -- the run ---------------------------------------------------------------------------------------


def _of_runs(old: Gate, new: Gate) -> Iterator[Milder]:
    """What fails a run, as the project says it: where it says more, that is in force by itself."""
    if old.project is None:
        return
    was, now = _fail_on(old), _fail_on(new)
    if new.fail_on is None and not is_above_default(now) and _rank(was) < _rank(now):
        yield _of_project(f"fail_on: {now}, no longer {was}", "fail_on", old, new)
    is_told = new.project is not None and new.project.fail_on_unanalysed
    if old.project.fail_on_unanalysed and not is_told and new.fail_on_unanalysed is None:
        text = "fail_on_unanalysed: false, no longer true"
        yield _of_project(text, "fail_on_unanalysed", old, new)


def _fail_on(gate: Gate) -> str:
    return (gate.project.fail_on if gate.project is not None else None) or FAIL_ON


def _rank(fail_on: str) -> int:
    every = [one.rank for one in Severity]
    return max(every) + 1 if fail_on == "never" else Severity(fail_on).rank


def _of_project(text: str, key: str, old: Gate, new: Gate) -> Milder:
    """Something that the project no longer says, at its key where it has it."""
    if new.project is None:
        return _new(text, old.project.source.path if old.project is not None else "", 1)
    place = new.project.keys.get(key)
    return _new(text, new.project.source.path, 1 if place is None else place.line)


# -- the rules -------------------------------------------------------------------------------------


class _Layers(Struct, frozen=True):
    """What a gate says of the rules, the nearest first, each with the place that stands for it."""

    settings: tuple[CheckSettings, ...]
    places: tuple[tuple[str, int], ...]

    @staticmethod
    def of(gate: Gate, contract: Contract | None = None) -> _Layers:
        layers = [(gate.command, ("", 1))]
        if contract is not None:
            path = contract.source.path
            layers.append((contract.check, (path, _line(contract, "check"))))
        if gate.project is not None:
            layers.append((gate.project.check, (gate.project.source.path, 1)))
        return _Layers(*zip(*layers, strict=True))

    def said(self, rule: str) -> tuple[str, int] | None:
        """The severity that is said of a rule, and the number of the place that says it."""
        for number, one in enumerate(self.settings):
            for each in reversed(one.severity):
                if each.rule == rule:
                    return each.severity, number
        return None

    def in_files(self) -> Iterator[tuple[str, str, str, int]]:
        """The pattern, the rule, the severity and the place of what is said of files."""
        for number, one in enumerate(self.settings):
            for entry in one.per_file:
                pattern = entry.pattern.text
                for each in entry.severity:
                    yield pattern, each.rule, each.severity, number


def _of_rules(old: _Layers, new: _Layers, rules: RuleList) -> Iterator[Milder]:
    """What was judged, or judged as graver, than the rules are by themselves, and is not now."""
    before, now = applied(old.settings, rules), applied(new.settings, rules)
    own = {rule.name: max(one.rank for one in rule.severities) for rule in rules}
    severities: dict[str, int] = {}
    for rule in rules:
        name = rule.name
        severity = new.said(name)
        severities[name] = own[name] if severity is None else Severity(severity[0]).rank
        if rule.is_optional and name in before and name not in now:
            yield _new(f"{name} is no longer judged", *_place(old, new, _selecting(old)))
        was = old.said(name)
        if was is None or name not in now & before:
            continue
        if own[name] <= severities[name] < Severity(was[0]).rank:
            place = _place(old, new, was[1])
            yield _new(f"{name} is no longer {a_severity(was[0])}", *place)
    kept = {
        (pattern, name): Severity(of_files).rank for pattern, name, of_files, _ in new.in_files()
    }
    for pattern, name, of_files, number in old.in_files():
        is_now = kept.get((pattern, name), severities[name])
        if own[name] <= is_now < Severity(of_files).rank and name in now & before:
            text = f'{name} is no longer {a_severity(of_files)} in "{pattern}"'
            yield _new(text, *_place(old, new, number))


def _selecting(layers: _Layers) -> int:
    """The number of the place that selects."""
    every = enumerate(layers.settings)
    return next(number for number, one in every if one.select is not None)


def _place(old: _Layers, new: _Layers, number: int) -> tuple[str, int]:
    """Where that stands now which stood in a place; in its old one where there is none."""
    return new.places[number] if number < len(new.places) else old.places[number]


# -- what contracts name ---------------------------------------------------------------------------


def _of_endpoints(old: Contract, new: Contract) -> Iterator[Milder]:
    endpoints = {one.name: one for one in new.endpoints}
    others = [one for one in new.endpoints if one.name not in {one.name for one in old.endpoints}]
    everything = {text for one in new.endpoints for text in _named(one)}
    for endpoint in old.endpoints:
        named = _named(endpoint)
        renamed = (one for one in others if named and named <= _named(one))
        kept = endpoints.get(endpoint.name) or next(renamed, None)
        if kept is not None:
            yield from _of_endpoint(endpoint, kept, new.source.path)
        elif endpoint.relations is not None or not named <= everything:
            text = f'endpoint "{endpoint.name}" is gone'
            yield _new(text, new.source.path, _line(new, "endpoints"))


def _of_endpoint(old: Endpoint, new: Endpoint, path: str) -> Iterator[Milder]:
    def said(text: str) -> Milder:
        return _new(f'endpoint "{new.name}" {text}', path, new.span.line)

    for text in sorted(_named(old) - _named(new)):
        yield said(f'no longer names "{text}"')
    if old.relations is not None and new.relations is None:
        yield said("may read every relation")
    elif old.relations is not None:
        for relation in sorted(map(str, {*(new.relations or ())} - {*old.relations})):
            yield said(f'may read "{relation}" as well')
    before, now = _within(old), _within(new)
    for entry, files in before.items():
        narrower = now.get(entry, frozenset())
        if narrower and not files:
            listed = ", ".join(f'"{one}"' for one in sorted(narrower))
            yield said(f"enters {listed} alone")
        for one in sorted(files - narrower) if narrower else ():
            yield said(f'no longer enters "{one}"')


def _named(endpoint: Endpoint) -> set[str]:
    entries = (one for each in endpoint.code for one in each.entries)
    return {one.text for one in (*endpoint.queries, *entries)}


def _within(endpoint: Endpoint) -> dict[str, frozenset[str]]:
    """The files that are entered from each entry; none: all of them."""
    return {
        entry.text: frozenset(one.text for one in each.within)
        for each in endpoint.code
        for entry in each.entries
    }


def _of_wrappers(old: Contract, new: Contract) -> Iterator[Milder]:
    for text in sorted(_wrappers(old) - _wrappers(new)):
        yield _new(f'wrappers no longer name "{text}"', new.source.path, _line(new, "wrappers"))


def _wrappers(contract: Contract) -> set[str]:
    sinks = (f"{one.function}({one.argument})" for one in contract.wrappers.sinks)
    return {*sinks, *(one.name for one in contract.wrappers.tags)}


# -- migrations ------------------------------------------------------------------------------------


def _of_migrations(old: Contract, new: Contract) -> Iterator[Milder]:
    path = new.source.path
    before, now = _files(old), _files(new)
    for files in sorted(before - now):
        text = f'migrations no longer name "{files}"'
        yield _new(text, path, _line(new, "migrations"))
    for one in new.migrations:
        own = {*one.files}
        was = next((each for each in old.migrations if own & {*each.files}), None)
        for key, text in _less_judged(was, one) if was is not None else ():
            place = one.keys.get(key, one.span)
            yield _new(text, path, place.line)


def _less_judged(old: Migrations, new: Migrations) -> Iterator[tuple[str, str]]:
    """What of migrations is no longer judged, each with the key that says so."""
    was, now = old.applied_through, new.applied_through
    if now is not None and was is None:
        yield "applied_through", f'migrations are judged after "{now}", not all'
    elif now is not None and was is not None and not _is_at_most(now, was):
        yield "applied_through", f'migrations are judged after "{now}", not after "{was}"'
    if now is not None and old.applied_files is not None and new.applied_files is None:
        yield "applied_files", "migrations no longer say how many have run"
    if new.base is not None and new.base != old.base:
        yield "base", f'migrations begin with the dump "{new.base}"'


def _is_at_most(version: str, other: str) -> bool:
    """Whether a version is another one, or a number before it."""
    are_numbers = version.isdecimal() and other.isdecimal()
    return version == other or (are_numbers and int(version) < int(other))


def _files(contract: Contract) -> set[str]:
    return {files for one in contract.migrations for files in one.files}


def _line(contract: Contract, key: str) -> int:
    place = contract.keys.get(key)
    return 1 if place is None else place.line
