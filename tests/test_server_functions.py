"""Every volatile function is known to change something, or known not to.

Those that do stand in `state_changes`, the others in harmless_functions.txt. Both are held against
the catalogue of all versions and against servers, and what changes is called on a primary and on
its hot standby.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from conversation import Conversation
from marks import REFERENCE
from msgspec.structs import replace
from replication import System
from servers import Database, hot_standby

from replicalint import catalog
from replicalint.catalog.tables import EXTENSIONS, entries
from replicalint.state_changes import EXTENSION_CHANGES, STATE_CHANGES

_LIST = Path(__file__).parent / "harmless_functions.txt"
# Stable, and acts all the same.
_STABLE = {"pg_current_xact_id", "txid_current"}
# How each is called on a database that has nothing of its own; those that act on what is there are
# called of what is not. Left out is what would end the servers that the tests need.
_CALLS = """
nextval('public.s')
setval('public.s', 1)
pg_advisory_lock(1)
pg_try_advisory_xact_lock_shared(1)
pg_notify('a', 'b')
lo_create(0)
lo_creat(-1)
lo_export(1, '/nowhere/file')
lo_from_bytea(0, 'a')
lo_put(1, 0, 'a')
lo_truncate(0, 0)
lo_truncate64(0, 0)
lo_unlink(1)
lowrite(0, 'a')
pg_current_xact_id()
txid_current()
pg_create_restore_point('a')
pg_log_standby_snapshot()
pg_switch_wal()
pg_create_physical_replication_slot('slot', false, true)
pg_copy_physical_replication_slot('nowhere', 'b')
pg_drop_replication_slot('nowhere')
pg_replication_slot_advance('nowhere', '0/1000000')
pg_copy_logical_replication_slot('nowhere', 'b')
pg_create_logical_replication_slot('logical', 'nowhere', true)
pg_logical_slot_get_binary_changes('nowhere', NULL, NULL)
pg_logical_slot_get_changes('nowhere', NULL, NULL)
pg_replication_origin_advance('nowhere', '0/1')
pg_replication_origin_create('a')
pg_replication_origin_drop('nowhere')
pg_replication_origin_session_setup('nowhere')
pg_replication_origin_xact_reset()
brin_desummarize_range('public.i', 0)
brin_summarize_new_values('public.i')
brin_summarize_range('public.i', 0)
gin_clean_pending_list('public.i')
pg_import_system_collations('pg_catalog')
pg_stat_reset()
pg_stat_reset_shared('bgwriter')
pg_stat_reset_single_table_counters(1)
pg_stat_reset_slru(NULL)
pg_stat_reset_subscription_stats(NULL)
pg_clear_attribute_stats('public', 't', 'id', false)
pg_clear_relation_stats('public', 't')
pg_cancel_backend(0)
pg_log_backend_memory_contexts(0)
pg_reload_conf()
pg_rotate_logfile()
pg_terminate_backend(0)
"""


def _harmless() -> set[str]:
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if line[:1] not in ("#", "[") for word in line.split()}


def _volatile() -> set[str]:
    """The names of volatile functions of all versions and extensions that no trigger calls."""
    found = set()
    for name in catalog.function_names():
        if any(one.volatility == "v" for one in catalog.functions(name)):
            found.add(name)
    for extension in entries(EXTENSIONS, "extensions", "extensions"):
        for name in entries(EXTENSIONS, "functions", extension):
            for one in catalog.extension_functions(extension, name):
                if one.volatility == "v" and one.result.name.name != "trigger":
                    found.add(f"{extension}.{name}")
    return found


def _changing() -> set[str]:
    of_extensions = {
        f"{extension}.{name}" for extension, names in EXTENSION_CHANGES.items() for name in names
    }
    return set(STATE_CHANGES) | of_extensions


def test_every_volatile_function_is_in_one_list() -> None:
    patterns = _harmless()
    harmless = {name for name in _volatile() if any(fnmatchcase(name, one) for one in patterns)}
    changing = _changing()
    assert harmless & changing == set()
    assert sorted(_volatile() - harmless - changing) == [], "nobody says what these do"
    assert sorted(changing - _volatile() - _STABLE) == [], "no server has these"
    unused = {one for one in patterns if not any(fnmatchcase(n, one) for n in _volatile())}
    assert sorted(unused) == [], "no server has these"


@pytest.fixture(scope="module")
def pair(system: System) -> Iterator[tuple[int, Database, Database]]:
    """A primary with a table, an index and a sequence, and its hot standby."""
    primary = system.clusters[0].create("volatile")
    primary.run("CREATE TABLE public.t (id integer)")
    primary.run("CREATE INDEX i ON public.t (id)")
    primary.run("CREATE SEQUENCE public.s")
    with hot_standby(system.clusters[0]) as standby:
        yield system.version, primary, standby.database("volatile")


def test_a_server_has_no_other_volatile_functions(
    pair: tuple[int, Database, Database],
) -> None:
    query = (
        "SELECT DISTINCT proname FROM pg_proc"
        " WHERE pronamespace = 'pg_catalog'::regnamespace AND provolatile = 'v'"
    )
    patterns = [*_harmless(), *_changing()]
    found = {str(name) for (name,) in pair[1].run(query)}
    assert sorted(one for one in found if not any(fnmatchcase(one, p) for p in patterns)) == []


@pytest.mark.parametrize("call", _CALLS.split("\n")[1:-1])
def test_servers_answer_as_the_list_says(pair: tuple[int, Database, Database], call: str) -> None:
    version, primary, standby = pair
    name = call.partition("(")[0]
    if not any(one.since <= version for one in catalog.functions(name)):
        return
    for replication, server in (("logical", primary), ("physical", standby)):
        contract = replace(REFERENCE, replication=replication, postgres=version)
        expected = STATE_CHANGES[name].sqlstate(contract)
        answered = _answer(server, call)
        refusals = ("25006", "55000", "0A000")
        assert (answered if answered in refusals else None) == expected, (replication, answered)


def _answer(server: Database, call: str) -> str | None:
    session = Conversation(server, (), read_only=True)
    failure = session.execute(f"SELECT {call}")
    session.close()
    return failure.sqlstate if failure is not None else None
