import psycopg

connection = psycopg.connect("")


def separated(names):
    where = ""
    word = " where "
    for _ in names:
        where += word + "a = 1"
        word = " and "
    connection.execute("select 1 from separated" + where)


def first(names):
    is_first = True
    for _ in names:
        if is_first:
            connection.execute("select 1")
        else:
            connection.execute("select 2")
        is_first = False


def guarded(names):
    if not names:
        return
    columns = ""
    for _ in names:
        columns += "1, "
    connection.execute("select " + columns + "2 from guarded")
