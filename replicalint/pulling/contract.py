"""A schema to a contract: the tables that are chosen, what they need, and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from ..catalog import OLDEST
from ..contract import Contract, NotReplicated, Relation
from ..name import Name
from ..primary import Primary
from .choice import Choice, chosen, existing_names
from .extension_types import without_schemas
from .needs import Needs
from .pulled import NOTHING, Pulled, Wanted
from .relations import relation_of, still_known
from .rest import not_replicated
from .search_path import readers_path

_Key = TypeVar("_Key", Name, str)
_Value = TypeVar("_Value")
_MOST_TOLD = 5


def contract_of(primary: Primary, wanted: Wanted) -> Pulled:
    """The contract of the replicas of a primary, or of the replica whose schema this is.

    Relations, types and all else are in the order of their names, columns in their own. Of tables
    that the schema is only told of by the existing contract, it says what that says. Raises
    PullError where a publication or a pattern that is asked for names nothing.
    """
    readers = readers_path(primary, wanted)
    choice = chosen(primary, wanted, readers.path)
    known = wanted.existing or NOTHING
    relations = {name: _relation(primary, wanted, choice, name) for name in sorted(choice.tables)}
    needs = Needs(primary, frozenset(relations), known.types)
    for name, relation in relations.items():
        needs.take_table(primary.tables[name], relation.columns)
    needs.take_listed(known)
    if any(primary.tables[name].is_assumed for name in relations):
        needs.take_known(known)
    kept = NOTHING if wanted.is_replica or wanted.existing is None else wanted.existing
    is_new = kept is NOTHING
    contract = Contract(
        source=NOTHING.source,
        name=wanted.name,
        replication=wanted.replication if is_new else kept.replication,
        postgres=max(primary.postgres, OLDEST) if is_new else kept.postgres,
        search_path=readers.path,
        relations=MappingProxyType(relations),
        types=_by_name(needs.types),
        functions=tuple(needs.functions[signature] for signature in sorted(needs.functions)),
        sequences=_by_name(needs.sequences),
        extensions=_by_name(needs.extensions),
        not_replicated=_rest(primary, wanted, relations, needs),
    )
    comments = MappingProxyType(_comments(choice, needs, readers.why))
    contract = without_schemas(contract, needs.of_extensions)
    return Pulled(contract, comments, (*choice.notes, *_notes(primary, choice, needs)))


def _relation(primary: Primary, wanted: Wanted, choice: Choice, name: Name) -> Relation:
    table = primary.tables[name]
    is_subscriber = wanted.is_replica and wanted.replication == "logical"
    relation = relation_of(table, choice.tables[name], is_subscriber=is_subscriber)
    if not table.is_assumed or wanted.existing is None:
        return relation
    before = existing_names(primary, wanted.existing).get(name)
    return relation if before is None else still_known(relation, before)


def _by_name(found: Mapping[_Key, _Value]) -> Mapping[_Key, _Value]:
    return MappingProxyType({name: found[name] for name in sorted(found)})


def _rest(
    primary: Primary, wanted: Wanted, relations: Mapping[Name, Relation], needs: Needs
) -> tuple[NotReplicated, ...]:
    """What replicas do not have; of a subscriber nothing tells what its publisher has."""
    if wanted.is_replica and wanted.replication == "logical":
        return ()
    others = {*needs.sequences, *(one.name for one in needs.functions.values())}
    rest = not_replicated(primary, relations.keys(), others)
    if wanted.replication == "physical":  # everything else is there as well
        rest = tuple(one for one in rest if one.kind == "unlogged table")
    if not any(primary.tables[name].is_assumed for name in relations):
        return rest
    known = wanted.existing.not_replicated if wanted.existing is not None else ()
    there = {*relations, *others}
    before = [one for one in known if one.is_pattern or one.name not in there]
    return (*before, *(one for one in rest if not any(x.covers(one.name) for x in before)))


# -- what is said with it --------------------------------------------------------------------------


def _comments(choice: Choice, needs: Needs, path: str) -> dict[str, str]:
    comments = {"replica.search_path": path} if path else {}
    if choice.why:
        comments["relations"] = choice.why
    for name in choice.filtered:
        comments[f"relations.{name}"] = (
            "The publication has a row filter: not all rows are replicated."
        )
    for key in needs.unmade:
        comments[key] = f"The schema does not create this {key.partition('s.')[0]}."
    return comments


def _notes(primary: Primary, choice: Choice, needs: Needs) -> Iterator[str]:
    """A line each for what of the schema is not known, and an old server."""
    if primary.postgres < OLDEST:
        version = f"PostgreSQL {primary.postgres}, older than {OLDEST}, the oldest supported"
        yield f"the schema is of {version}: taken as {OLDEST}"
    yield from _few([*_unknown(primary, choice), *_unknown_needs(primary, needs)])
    unseen = dict.fromkeys(primary.unseen)
    yield from _few([f"not analysed, and may change the schema: {why}" for why in unseen])


def _unknown(primary: Primary, choice: Choice) -> Iterator[str]:
    for name in choice.tables:
        table = primary.tables[name]
        if name in primary.unknown:
            yield f'relation "{name}" may differ: {primary.unknown[name]}'
        if table.has_other_columns and not table.is_assumed:
            yield f'relation "{name}" may have more columns: what it is made from is not known'
        for column in table.columns.values():
            if column.type is None:
                where = f'column "{column.name}" of relation "{name}"'
                yield f"{where} is left out: its type is not known"


def _unknown_needs(primary: Primary, needs: Needs) -> Iterator[str]:
    needed = (
        *(("type", name) for name in needs.types),
        *(("sequence", name) for name in needs.sequences),
        *(("function", one.name) for one in needs.functions.values()),
    )
    for kind, name in dict.fromkeys(needed):
        if name in primary.unknown:
            yield f'{kind} "{name}" may differ: {primary.unknown[name]}'


def _few(lines: list[str]) -> Iterator[str]:
    """The first of many lines, and how many more there are."""
    yield from lines[:_MOST_TOLD]
    if len(lines) > _MOST_TOLD:
        yield f"and {len(lines) - _MOST_TOLD} more of these"
