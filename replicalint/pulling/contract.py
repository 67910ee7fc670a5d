"""A schema to a contract: the tables that are chosen, what they need, and the rest."""

from __future__ import annotations

from types import MappingProxyType

from ..catalog import OLDEST
from ..contract import Contract
from ..name import Name
from ..primary import Primary
from .choice import Choice, chosen
from .needs import Needs
from .pulled import NOTHING, Pulled, Wanted
from .relations import relation_of
from .rest import not_replicated
from .search_path import readers_path


def contract_of(primary: Primary, wanted: Wanted) -> Pulled:
    """The contract of the replicas of a primary, or of the replica whose schema this is.

    Relations, types and all else are in the order of their names, columns in their own. Raises
    PullError where a publication or a pattern that is asked for names nothing.
    """
    readers = readers_path(primary, wanted)
    search_path = readers.path
    choice = chosen(primary, wanted, search_path)
    notes = list(choice.notes)
    relations = {
        name: relation_of(primary.tables[name], choice.tables[name], is_replica=wanted.is_replica)
        for name in sorted(choice.tables)
    }
    needs = Needs(primary, frozenset(relations))
    for name, relation in relations.items():
        needs.take_table(primary.tables[name], relation.columns)
    notes += _unknown_types(primary, choice)
    functions = tuple(needs.functions[signature] for signature in sorted(needs.functions))
    others = {*needs.sequences, *(one.name for one in functions)}
    rest = not_replicated(primary, relations.keys(), others)
    if wanted.replication == "physical":  # everything else is there as well
        rest = tuple(one for one in rest if one.kind == "unlogged table")
    elif wanted.is_replica:
        rest = ()
    if primary.postgres < OLDEST:
        notes.append(
            f"the schema is of PostgreSQL {primary.postgres}, older than {OLDEST}, the oldest"
            f" supported: taken as {OLDEST}"
        )
    kept = None if wanted.is_replica else wanted.existing
    contract = Contract(
        source=NOTHING.source,
        name=wanted.name,
        replication=wanted.replication if kept is None else kept.replication,
        postgres=max(primary.postgres, OLDEST) if kept is None else kept.postgres,
        search_path=search_path,
        relations=MappingProxyType(relations),
        types=MappingProxyType({name: needs.types[name] for name in sorted(needs.types)}),
        functions=functions,
        sequences=MappingProxyType(
            {name: needs.sequences[name] for name in sorted(needs.sequences)}
        ),
        extensions=MappingProxyType(
            {name: needs.extensions[name] for name in sorted(needs.extensions)}
        ),
        not_replicated=rest,
    )
    return Pulled(contract, MappingProxyType(_comments(choice, needs, readers.why)), tuple(notes))


def _comments(choice: Choice, needs: Needs, path: str) -> dict[str, str]:
    comments = {"replica.search_path": path} if path else {}
    if choice.why:
        comments["relations"] = choice.why
    for name in choice.filtered:
        comments[f"relations.{name}"] = "The publication has a row filter: some rows stay away."
    for key in needs.unmade:
        comments[key] = f"Nothing in the schema makes this {key.partition('s.')[0]}."
    return comments


def _unknown_types(primary: Primary, choice: Choice) -> list[str]:
    """A line for each column whose type is not known: the contract cannot list it."""
    return [
        f"{_place(name, column)} is left out: its type is not known from here"
        for name in choice.tables
        for column, one in primary.tables[name].columns.items()
        if one.type is None
    ]


def _place(relation: Name, column: str) -> str:
    return f'column "{column}" of relation "{relation}"'
