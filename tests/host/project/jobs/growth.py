"""How organisations grow; it reads a replica with SQLAlchemy."""

from sqlalchemy import text
from sqlalchemy.orm import Session

GROWTH = text(
    "SELECT o.name, count(a.id) "
    "FROM public.orgs AS o JOIN public.apps AS a ON a.owner_org = o.id "
    "WHERE o.created_at > :since "
    "GROUP BY o.name"
)


def growth(session: Session, since: str) -> list:
    return session.execute(GROWTH, {"since": since}).all()


def credits(session: Session, names: list[str]) -> list:
    statement = "SELECT id FROM public.orgs WHERE has_usage_credits"
    if names:
        statement += " AND name = ANY(:names)"
    return session.execute(text(statement), {"names": names}).all()
