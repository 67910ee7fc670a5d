"""The contract that a running server's catalogue says."""

from __future__ import annotations

from msgspec.structs import replace

from ..pulling import Pulled, Wanted, contract_of
from ..source import visible
from .schema import live_schema
from .server import Server

_MOST_TOLD = 5


def pulled_from_primary(server: Server, wanted: Wanted) -> Pulled:
    """The contract of the replicas of a running primary.

    Raises PullError where a publication or a pattern names nothing, ServerError where the server
    cannot be asked.
    """
    live = live_schema(server)
    wanted = replace(wanted, search_path=live.search_path)
    return _with_notes(contract_of(live.primary, wanted), live.unread)


def pulled_from_replica(server: Server, wanted: Wanted) -> Pulled:
    """The contract that a running replica keeps: a hot standby where it is in recovery.

    Raises PullError where a pattern names nothing, ServerError where the server cannot be asked.
    """
    live = live_schema(server)
    wanted = replace(
        wanted,
        is_replica=True,
        replication="physical" if live.is_in_recovery else "logical",
        subscribed=live.subscribed,
        search_path=live.search_path,
    )
    return _with_notes(contract_of(live.primary, wanted), live.unread)


def _with_notes(pulled: Pulled, unread: tuple[str, ...]) -> Pulled:
    """With a line for each of the first statements of the catalogue that could not be read."""
    notes = [f"not read of the catalogue: {visible(one)}" for one in unread[:_MOST_TOLD]]
    if len(unread) > _MOST_TOLD:
        notes.append(f"and {len(unread) - _MOST_TOLD} more that could not be read")
    return replace(pulled, notes=(*pulled.notes, *notes))
