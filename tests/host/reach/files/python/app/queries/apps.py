columns = ("id", "name")


def find(session, app, at):
    return session.execute(f"select {', '.join(columns)} from apps")


def find_all(session):
    return session.execute("select * from apps")
