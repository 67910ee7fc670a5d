"""What changes of who reads what: endpoints, their queries and the relations they may read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from ..contract import Contract, Endpoint, EntryPoints, QueryPattern
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
            yield from _code(endpoint, after[name])
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


def _code(old: Endpoint, new: Endpoint) -> Iterator[ContractChange]:
    """Where programs begin, and how far they are followed."""
    left = [*new.code]
    for one in old.code:
        twin = next((other for other in left if _begins(other) == _begins(one)), None)
        if twin is not None:
            left.remove(twin)
        if twin is None or _reached(twin) != _reached(one):
            yield _of_code(old, new, one, twin)
    for other in left:
        yield _of_code(old, new, None, other)


def _of_code(
    old: Endpoint, new: Endpoint, before: EntryPoints | None, after: EntryPoints | None
) -> ContractChange:
    """An entry that is gone or new, or reaches other files than before."""
    known = before or after
    assert known is not None
    entry = ", ".join(f'"{one.text}"' for one in known.entries)
    if before is None or after is None:
        verb = Verb.REMOVED if after is None else Verb.ADDED
        is_loss = after is None
        message = f'entry {entry} {verb.value} under code of endpoint "{old.name}"'
    else:
        verb, is_loss = Verb.CHANGED, _reaches_less(before, after)
        less = "may reach less" if is_loss else "may reach more"
        message = f'entry {entry} of endpoint "{old.name}" {less}: within or except changed'
    return ContractChange(
        verb,
        f"endpoints.{old.name}.code",
        ChangeClass.UNGOVERNED if is_loss else ChangeClass.ADDITIVE,
        message,
        _edited(old.name, partial(_with_code, before, after)),
        before.span if before is not None else old.span,
        after.span if after is not None else new.span,
        endpoint=old.name if is_loss else None,
    )


def _with_code(
    before: EntryPoints | None, after: EntryPoints | None, endpoint: Endpoint
) -> Endpoint:
    code = tuple(after if one == before else one for one in endpoint.code)
    code = (*code, after) if before is None else code
    return replace(endpoint, code=tuple(one for one in code if one is not None))


def _reaches_less(before: EntryPoints, after: EntryPoints) -> bool:
    """Whether files that were entered may no longer be."""
    old, new = (frozenset(map(_path, one.within)) for one in (before, after))
    is_narrower = bool(new) and (not old or not old <= new)
    excepted = frozenset(map(_path, after.excepted)) - frozenset(map(_path, before.excepted))
    return is_narrower or bool(excepted)


def _begins(points: EntryPoints) -> object:
    return frozenset(map(_path, points.entries))


def _reached(points: EntryPoints) -> object:
    return frozenset(map(_path, points.within)), frozenset(map(_path, points.excepted))


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
        frozenset((_begins(one), _reached(one)) for one in endpoint.code),
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
