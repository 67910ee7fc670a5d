"""Prisma: raw queries, and `Prisma.sql`. What is asked of its models is not read.

https://www.prisma.io/docs/orm/prisma-client/using-raw-sql/raw-queries
"""

from __future__ import annotations

from ...source import Span
from ..values import Value
from .library import CountsUnread, Interpreter, Library, LibraryObject, Makes, Runs, Sends, Tags
from .sql_template_tag import calls, put
from .written import has_type, placed, written_parts

_NAME = "Prisma"
_RAW = (Tags(sends=True), Sends(0))
_CLIENT = "PrismaClient"
_CLIENTS = (_CLIENT, "TransactionClient", "DefaultPrismaClient")


def member(interpreter: Interpreter, value: Value, name: str, span: Span) -> Value | None:
    """A model; `$connect` is none, `$kysely` an extension's."""
    if not has_type(value, _CLIENTS):
        return None
    if name == "$kysely":
        return LibraryObject("Kysely", span, "Kysely")
    return None if name.startswith("$") else LibraryObject(_NAME, span, "Model")


PRISMA = Library(
    name=_NAME,
    placed=placed,
    packages=frozenset({"@prisma/client"}),
    calls={
        **calls(_NAME, "Prisma."),
        _CLIENT: (Makes(_CLIENT),),
        f"{_CLIENT}.$extends": (Makes(_CLIENT),),
        f"{_CLIENT}.$transaction": (Runs(0, (_CLIENT,)),),
        f"{_CLIENT}.$queryRaw": _RAW,
        f"{_CLIENT}.$executeRaw": _RAW,
        f"{_CLIENT}.$queryRawUnsafe": (Sends(0, values=1, is_spread=True),),
        f"{_CLIENT}.$executeRawUnsafe": (Sends(0, values=1, is_spread=True),),
        f"{_CLIENT}.$queryRawTyped": (CountsUnread(),),  # its SQL is a file of prisma/sql
        "Model.*": (CountsUnread(),),
    },
    types={
        "Prisma.TransactionClient": _CLIENT,
        "Prisma.DefaultPrismaClient": _CLIENT,
        "PrismaClientExtends": _CLIENT,
    },
    member=member,
    parts=written_parts(put),
    generated=frozenset({_CLIENT, _NAME}),
)
