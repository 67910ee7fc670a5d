from sqlalchemy import bindparam, create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql+psycopg2://")
Local = sessionmaker(engine)


# call: by_id("a1")
def by_id(app_id):
    with engine.connect() as conn:
        return conn.execute(text("SELECT id, owner FROM apps WHERE id = :id"), {"id": app_id}).all()


# call: twice("a")
def twice(prefix):
    query = text("SELECT id FROM apps WHERE name LIKE :p || '%' AND id LIKE :p || '%'")
    with Session(engine) as session:
        return session.execute(query, {"p": prefix}).all()


# call: casts("5")
def casts(size):
    with Local() as session:
        return session.scalars(
            text("SELECT name::text FROM apps WHERE size > :size AND name <> 'a\\:b'"),
            {"size": size},
        ).all()


# call: listed(["a1", "a2"])
def listed(ids):
    query = text("SELECT id FROM apps WHERE id IN :ids").bindparams(
        bindparam("ids", expanding=True)
    )
    with Local.begin() as session:
        return session.execute(query, {"ids": ids}).all()


# call: filtered("o1")
# call: filtered(None)
def filtered(owner):
    where = " AND owner = :owner" if owner else ""
    with engine.begin() as conn:
        return conn.execute(text(f"SELECT id FROM apps WHERE true{where}"), {"owner": owner}).all()


# call: driver("a1")
def driver(app_id):
    with engine.connect() as conn:
        return conn.exec_driver_sql("SELECT id FROM apps WHERE id = %s", (app_id,)).all()


def _all(session: Session, query: str, **values):
    return session.execute(text(query), values).all()


# call: helped("o1")
def helped(owner):
    with Local() as session:
        return _all(session, "SELECT id FROM apps WHERE owner = :owner", owner=owner)
