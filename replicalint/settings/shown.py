"""The settings of a run as people read them: each value, and which place decided it.

What a nearer place has overridden is said beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ..contract import CheckSettings, Contract
from ..contract.check_settings import PathRules
from ..source import Span, visible
from .chosen_rules import deciding_layer
from .of_run import Settings

_DEFAULT = "default"
_NOTHING = "-"


class SettingRow(Struct, frozen=True):
    """A setting, its value, and what decided it."""

    name: str
    value: str
    decided: str


def render_settings(settings: Settings, contracts: Sequence[Contract]) -> str:
    """The settings of a run, and of the rules by each contract."""
    text = _table(_of_run(settings, contracts))
    below = CheckSettings() if settings.project is None else settings.project.check
    for contract in contracts:
        title = f"\nWhat {visible(contract.source.path)} judges:\n"
        text += title + _table(_of_rules((settings.command.check, contract.check, below)))
    return text if contracts else f"{text}\n{_table(_of_rules((settings.command.check, below)))}"


def _of_run(settings: Settings, contracts: Sequence[Contract]) -> Iterator[SettingRow]:
    command, project = settings.command, settings.project
    found = ", ".join(one.source.path for one in contracts) or _NOTHING
    yield _row(settings, "contract", found, command.contract, "", "found from the files upwards")
    of_project = None if project is None else project.fail_on
    yield _row(settings, "fail_on", settings.fail_on, command.fail_on, of_project or "")
    is_told = None if project is None else project.fail_on_unanalysed
    said = None if command.fail_on_unanalysed is None else _yes(command.fail_on_unanalysed)
    written = "" if is_told is None else _yes(is_told)
    yield _row(settings, "fail_on_unanalysed", _yes(settings.fail_on_unanalysed), said, written)
    form = "" if project is None else project.form or ""
    yield _row(settings, "format", settings.form or "text", command.form, form)
    outputs = () if project is None else tuple(one.path for one in project.outputs)
    value = ", ".join(settings.outputs) or _NOTHING
    yield _row(settings, "output", value, ", ".join(command.outputs) or None, ", ".join(outputs))
    known = settings.baseline or "replicalint-baseline.txt"
    of_project = None if project is None else project.baseline
    yield _row(settings, "baseline", known, command.baseline, of_project or "")


def _row(
    settings: Settings,
    key: str,
    value: str,
    said: str | None,
    written: str,
    default: str = _DEFAULT,
) -> SettingRow:
    """A setting of the run: what the command line says of it, and what the project does."""
    place = None if settings.project is None else settings.project.keys.get(key)
    option = "--" + key.replace("_", "-")
    if said is not None:
        over = f" (overrides {_at(place)}: {written})" if place is not None else ""
        return SettingRow(key, value, f"{option}{over}")
    return SettingRow(key, value, default if place is None else _at(place))


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _at(span: Span | None, option: str = "the command line") -> str:
    return option if span is None else f"{visible(span.source.path)}:{span.line}"


def _of_rules(layers: Sequence[CheckSettings]) -> Iterator[SettingRow]:
    """What the command line, a contract and the project say of rules, the nearest first."""
    deciding = deciding_layer(layers)
    chosen = layers[deciding].select if deciding < len(layers) else None
    if chosen is None:
        yield SettingRow("select", _DEFAULT, _DEFAULT)
    else:
        farther = [one.select[0].span for one in layers[deciding + 1 :] if one.select]
        over = f" (overrides {', '.join(map(_at, farther))})" if farther else ""
        value = ", ".join(one.rule for one in chosen)
        yield SettingRow("select", value, _at(chosen[0].span, "--select") + over)
    named = {one.rule for one in chosen or ()}
    for number, layer in enumerate(layers):
        for one in layer.ignore:
            is_back = number > deciding and one.rule in named
            by = f" (overridden: select at {_at((chosen or (one,))[0].span, '--select')})"
            place = _at(one.span, "--ignore")
            yield SettingRow("ignore", one.rule, place + (by if is_back else ""))
    yield from _severities(layers)
    for layer in layers:
        for entry in layer.per_file:
            yield SettingRow("per_file", said_of_files(entry), _at(entry.span))
    for layer in layers:
        for excluded in layer.exclude:
            yield SettingRow("exclude", excluded.pattern.text, _at(excluded.span))


def _severities(layers: Iterable[CheckSettings]) -> Iterator[SettingRow]:
    found: dict[str, list[tuple[str, Span | None]]] = {}
    for layer in layers:
        for one in layer.severity:
            found.setdefault(one.rule, []).append((one.severity, one.span))
    for rule, ((severity, place), *farther) in found.items():
        over = ", ".join(f"{_at(span)}: {said}" for said, span in farther)
        decided = _at(place) + (f" (overrides {over})" if over else "")
        yield SettingRow("severity", f"{rule}: {severity}", decided)


def said_of_files(entry: PathRules) -> str:
    """`"sql/reports/": ignore select-star; write: note`."""
    said = [f"ignore {', '.join(one.rule for one in entry.ignore)}"] if entry.ignore else []
    said += [f"{one.rule}: {one.severity}" for one in entry.severity]
    return f'"{entry.pattern.text}": {"; ".join(said) or "nothing"}'


def _table(rows: Iterable[SettingRow]) -> str:
    every = [SettingRow(one.name, visible(one.value), one.decided) for one in rows]
    names = max(len(one.name) for one in every)
    values = min(max(len(one.value) for one in every), 50)
    return "".join(f"{one.name:<{names}}  {one.value:<{values}}  {one.decided}\n" for one in every)
