"""What changes of who reads what: endpoints, their queries and the relations they may read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from ..contract import Contract, Endpoint, QueryPattern
from ..name import Name
from .change import ChangeClass, ContractChange, Step, Verb


def endpoint_changes(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """The endpoints that are gone, new or renamed, and what changes of the others."""
    before, after = ({one.name: one for one in each.endpoints} for each in (old, new))
    gone = [one for name, one in before.items() if name not in after]
    come = [one for name, one in after.items() if name not in before]
    for endpoint in gone:
        twin = next((one for one in come if _content(one) == _content(endpoint)), None)
        if twin is not None:
            come.remove(twin)
            message = f'endpoint "{endpoint.name}" renamed to "{twin.name}"'
            step = _edited(endpoint.name, partial(replace, name=twin.name))
            yield _of_endpoint(endpoint, twin, Verb.CHANGED, ChangeClass.NEUTRAL, message, step)
            continue
        message = f'endpoint "{endpoint.name}" removed'
        step = partial(_without, endpoint.name)
        yield _of_endpoint(endpoint, None, Verb.REMOVED, ChangeClass.UNGOVERNED, message, step)
    for endpoint in come:
        message = f'endpoint "{endpoint.name}" added'
        step = partial(_with, endpoint)
        yield _of_endpoint(None, endpoint, Verb.ADDED, ChangeClass.ADDITIVE, message, step)
    for name, endpoint in before.items():
        if name in after:
            yield from _paths(endpoint, after[name], "queries")
            yield from _paths(endpoint, after[name], "except")
            yield from _narrowing(endpoint, after[name])


def _paths(old: Endpoint, new: Endpoint, key: str) -> Iterator[ContractChange]:
    """The paths under `queries`, and those under `except`, which take out what others name."""
    part = "excepted" if key == "except" else key
    before, after = ({_path(one): one for one in getattr(each, part)} for each in (old, new))
    is_loss = {Verb.REMOVED: key == "queries", Verb.ADDED: key == "except"}
    for path, pattern in (before | after).items():
        if path in before and path in after:
            continue
        verb = Verb.REMOVED if path in before else Verb.ADDED
        change_class = ChangeClass.UNGOVERNED if is_loss[verb] else ChangeClass.ADDITIVE
        yield ContractChange(
            verb,
            f"endpoints.{old.name}.{key}",
            change_class,
            f'"{pattern.text}" {verb.value} under {key} of endpoint "{old.name}"',
            _edited(old.name, partial(_with_path, part, pattern, verb)),
            pattern.span if path in before else old.span,
            pattern.span if path in after else new.span,
            endpoint=old.name if is_loss[verb] else None,
        )


def _with_path(part: str, pattern: QueryPattern, verb: Verb, endpoint: Endpoint) -> Endpoint:
    known = getattr(endpoint, part)
    kept = tuple(one for one in known if _path(one) != _path(pattern))
    return replace(endpoint, **{part: kept if verb is Verb.REMOVED else (*kept, pattern)})


def _narrowing(old: Endpoint, new: Endpoint) -> Iterator[ContractChange]:
    """The relations that an endpoint's queries may read; all, where none are given."""
    if old.relations == new.relations:
        return
    before, after = old.relations, new.relations
    step = _edited(old.name, partial(replace, relations=after, relations_span=new.relations_span))
    of = f'endpoint "{old.name}"'
    if before is None or after is None:
        verb = Verb.REMOVED if after is None else Verb.ADDED
        change_class = ChangeClass.ADDITIVE if after is None else ChangeClass.READERS
        may = "every relation" if after is None else "only the relations that it lists"
        yield _of_relations(old, new, verb, change_class, f"{of} may read {may}", step)
        return
    for name in dict.fromkeys((*before, *after)):
        if (name in before) is not (name in after):
            verb = Verb.REMOVED if name in before else Verb.ADDED
            is_loss = name in before
            change_class = ChangeClass.READERS if is_loss else ChangeClass.ADDITIVE
            words = "may no longer read" if is_loss else "may read"

            message = f'{of} {words} relation "{name}"'
            step = _edited(old.name, partial(_with_relation, name, not is_loss))
            yield _of_relations(old, new, verb, change_class, message, step)


def _with_relation(name: Name, is_added: bool, endpoint: Endpoint) -> Endpoint:
    kept = tuple(one for one in endpoint.relations or () if one != name)
    return replace(endpoint, relations=(*kept, name) if is_added else kept)


def _of_relations(
    old: Endpoint,
    new: Endpoint,
    verb: Verb,
    change_class: ChangeClass,
    message: str,
    step: Step,
) -> ContractChange:
    return ContractChange(
        verb,
        f"endpoints.{old.name}.relations",
        change_class,
        message,
        step,
        old.relations_span or old.span,
        new.relations_span or new.span,
    )


def _of_endpoint(
    old: Endpoint | None,
    new: Endpoint | None,
    verb: Verb,
    change_class: ChangeClass,
    message: str,
    step: Step,
) -> ContractChange:
    endpoint = old or new
    assert endpoint is not None
    return ContractChange(
        verb,
        f"endpoints.{endpoint.name}",
        change_class,
        message,
        step,
        old.span if old else None,
        new.span if new else None,
    )


def _content(endpoint: Endpoint) -> object:
    relations = endpoint.relations
    return (
        frozenset(map(_path, endpoint.queries)),
        frozenset(map(_path, endpoint.excepted)),
        None if relations is None else frozenset(relations),
    )


def _path(pattern: QueryPattern) -> tuple[str, str | None]:
    return pattern.files, pattern.names


def _edited(name: str, edit: Callable[[Endpoint], Endpoint]) -> Step:
    """The step that changes one endpoint, where there is one."""

    def step(contract: Contract) -> Contract:
        edited = tuple(edit(one) if one.name == name else one for one in contract.endpoints)
        return replace(contract, endpoints=edited)

    return step


def _without(name: str, contract: Contract) -> Contract:
    kept = tuple(one for one in contract.endpoints if one.name != name)
    return replace(contract, endpoints=kept)


def _with(endpoint: Endpoint, contract: Contract) -> Contract:
    return replace(contract, endpoints=(*contract.endpoints, endpoint))
