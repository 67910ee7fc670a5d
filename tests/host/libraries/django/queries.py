from django.db import connection, connections, migrations
from models import App


# call: by_id("a1")
def by_id(app_id):
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, owner FROM apps WHERE id = %s", [app_id])
        return cursor.fetchone()


# call: replicated("b")
def replicated(prefix):
    with connections["replica"].cursor() as cursor:
        cursor.execute("SELECT id FROM apps WHERE name LIKE %(p)s || '%%'", {"p": prefix})
        return cursor.fetchall()


# call: without_values()
def without_values():
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM apps WHERE name LIKE 'a%'")
        return cursor.fetchall()


# call: raw("o1")
def raw(owner):
    return list(App.objects.raw("SELECT id, owner FROM apps WHERE owner = %s", [owner]))


# call: raw_without_values()
def raw_without_values():
    return list(App.objects.raw("SELECT id, owner FROM apps WHERE owner LIKE 'a%%'"))


# call: ran()
def ran():
    operation = migrations.RunSQL(
        ["CREATE VIEW live AS SELECT id FROM apps", ("UPDATE apps SET owner = %s", ["o1"])],
    )
    with connection.schema_editor() as editor:
        operation._run_sql(editor, operation.sql)
