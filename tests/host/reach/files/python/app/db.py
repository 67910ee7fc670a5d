import psycopg

engine = psycopg.connect()


class Session:
    def __init__(self):
        self.connection = engine

    def execute(self, query):
        return self.connection.execute(query)

    def remove(self):
        return self.connection.execute("delete from apps")


def get_session():
    return Session()
