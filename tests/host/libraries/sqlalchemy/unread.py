from schema import App
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session


def chained(session: Session):
    query = select(App.id).where(text("size > 3"))
    return session.execute(query.order_by(App.id)).all()


def mapped(session: Session):
    session.add(App(id="a1"))
    return session.query(func.count(App.id)).one()


def unheard_of(session: Session):
    session.ask(text("select id from apps"))
    return session.execute(text("select name from apps").hinted())
