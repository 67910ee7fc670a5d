"""The primary before its history: what the contract tells of tables that no migration creates."""

from __future__ import annotations

from ..contract import Contract, Relation
from .draft import Draft
from .model import Primary
from .relations import Constraint, Table, TableColumn, TableIndex


def seeded(contract: Contract) -> Primary:
    """The relations of a contract as tables: of each, what the contract does not say is open."""
    primary = Primary(registries=frozenset(contract.registries), postgres=contract.postgres)
    if not contract.relations:
        return primary
    first = next(iter(contract.relations.values()))
    draft = Draft(primary, first.span)
    for relation in contract.relations.values():
        draft.put(_assumed(relation))
    return draft.done()


def _assumed(relation: Relation) -> Table:
    required = {*(relation.not_null or ()), *(relation.key or ())}
    columns = {
        one.name: TableColumn(
            one.name,
            one.type,
            one.span,
            modifier=one.modifier,
            is_required=one.name in required,
            generated="stored" if one.generated else None,
        )
        for one in relation.columns.values()
    }
    constraints: dict[str, Constraint] = {}
    indexes: dict[str, TableIndex] = {}
    bare, identity = relation.name.name, relation.replica_identity or "default"
    keys = [(f"{bare}_{'_'.join(one)}_key", "unique", one) for one in relation.unique or ()]
    if relation.key != ():  # one that is not said is there, with columns that are not known
        keys.append((f"{bare}_pkey", "primary key", relation.key or ()))
    for name, kind, key in keys:
        constraints[name] = Constraint(name, kind, relation.span, key, index=name)
        indexes[name] = _key_index(relation, name, key, is_primary=kind == "primary key")
    chosen = identity.removeprefix("index ")
    if chosen != identity and chosen not in indexes:  # of a constraint, as far as is known
        constraints[chosen] = Constraint(chosen, "unique", relation.span, index=chosen)
        indexes[chosen] = _key_index(relation, chosen, (), is_primary=False)
    return Table(
        relation.name,
        relation.span,
        columns=columns,
        constraints=constraints,
        indexes=indexes,
        identity=identity,
        is_assumed=True,
        has_other_columns=True,
    )


def _key_index(
    relation: Relation, name: str, key: tuple[str, ...], *, is_primary: bool
) -> TableIndex:
    return TableIndex(
        name, key or None, relation.span, True, is_primary=is_primary, uses=key, keys=key, parts=key
    )
