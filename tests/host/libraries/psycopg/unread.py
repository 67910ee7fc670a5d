from psycopg import Connection, sql


def unheard_of(connection: Connection):
    cursor = connection.cursor()
    cursor.ask("SELECT id FROM apps")
    cursor.callproc("org_credits", ["o1"])
    cursor.execute(sql.SQL("SELECT name FROM {}").format(sql.Identifier("apps").hinted()))
    return cursor.fetchall()
