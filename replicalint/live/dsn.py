"""Reads a connection string, and refuses one of which a password may stand in another's place.

libpq ends a URI's user and password at the first "@", or has none where a "/" comes before it. With
`postgresql://me:p@ss/word@host/shop` it would look for the host "ss", and print it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

import psycopg
from psycopg import conninfo

_NOT_UNDERSTOOD = (
    "not a connection string that libpq understands: write postgresql://USER@HOST/DATABASE "
    'or "host=HOST dbname=DATABASE user=USER"'
)
_AMBIGUOUS = (
    "ambiguous connection string: in the user name and password, write "
    '"@" as %40, "/" as %2F and "?" as %3F'
)
_NO_PLACE = "the host or port is not one that libpq accepts"
_NESTED = "the user or database name is itself a connection string"
_URI = re.compile(r"postgres(?:ql)?://")
_NESTED_IN = re.compile(r"://|password *=")
_PARAMETER = re.compile(r"\?\w+=")
_VARIABLES = {
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "user": "PGUSER",
    "dbname": "PGDATABASE",
}
_HOST = re.compile(r"[\w.:%-]*|[/@].*", re.DOTALL)
_PORT = re.compile(r"[0-9]{0,5}")


class NotUnderstood(ValueError):
    """A connection string that cannot be used; its message quotes nothing of it."""


def parameters(dsn: str) -> dict[str, str]:
    """The parameters that a connection string gives; raises NotUnderstood."""
    try:
        dsn.encode()
        given = {key: str(value) for key, value in conninfo.conninfo_to_dict(dsn).items()}
    except (psycopg.Error, UnicodeError):  # their words may hold the password
        raise NotUnderstood(_NOT_UNDERSTOOD) from None
    if "\0" in dsn:
        raise NotUnderstood(_NOT_UNDERSTOOD)
    is_uri = _URI.match(dsn)
    if is_uri and not _is_plain(dsn[is_uri.end() :]):
        raise NotUnderstood(_AMBIGUOUS)
    _check(given, _AMBIGUOUS if is_uri else _NO_PLACE)
    return given


def _is_plain(rest: str) -> bool:
    """Whether the only "@" of a URI, if it has one, is the end of its user and password."""
    before, at, behind = rest.partition("@")
    return not at or not ("@" in behind or "/" in before or _PARAMETER.search(before))


def _check(given: Mapping[str, str], message: str) -> None:
    """Raises where what will be printed of a connection can be part of a password."""
    found = {key: given.get(key) or os.environ.get(name, "") for key, name in _VARIABLES.items()}
    hosts = (*found["host"].split(","), *found["hostaddr"].split(","))
    ports = found["port"].split(",")
    if not all(map(_HOST.fullmatch, hosts)) or not all(map(_PORT.fullmatch, ports)):
        raise NotUnderstood(message)
    if any(_NESTED_IN.search(found[key]) for key in ("user", "dbname")):
        raise NotUnderstood(_NESTED)
