"""Which names that are looked up as relations are those of indexes: no contract lists these."""

from __future__ import annotations

import re
from functools import cache

from .. import catalog
from ..contract import Contract
from ..facts import ObjectKind
from ..name import Name

# Functions whose argument is an index (their manuals; amutils.c, brin.c, ginfast.c).
INDEX_READERS = frozenset(
    """brin_desummarize_range brin_summarize_new_values brin_summarize_range bt_index_check
    bt_index_parent_check bt_metap bt_multi_page_stats bt_page_items bt_page_stats
    gin_clean_pending_list gin_index_check hash_bitmap_info pg_index_column_has_property
    pg_index_has_property pgstatginindex pgstathashindex pgstatindex""".split()
)
# What PostgreSQL calls an index behind its table and columns (indexcmds.c, ChooseIndexName).
_CHOSEN = cache(lambda: re.compile(r"(?:pkey|.+_(?:key|idx|excl))[0-9]*+"))


def relation_kind(contract: Contract, name: Name) -> ObjectKind:
    """INDEX for what is named as PostgreSQL names the indexes of a table that the contract has."""
    if contract.relation(name) is not None or contract.not_replicated_entry(name) is not None:
        return ObjectKind.RELATION
    names = contract.qualified(name)
    is_index = catalog.is_system_index(name) or any(_is_chosen(contract, one) for one in names)
    return ObjectKind.INDEX if is_index else ObjectKind.RELATION


def _is_chosen(contract: Contract, name: Name) -> bool:
    if name in contract.sequences:
        return False
    parts = name.name.split("_")
    for end in range(1, len(parts)):
        table = Name(name.schema, "_".join(parts[:end]))
        if table in contract.relations:
            return _CHOSEN().fullmatch("_".join(parts[end:])) is not None
    return False
