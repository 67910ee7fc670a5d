# What functions do to variables of others, in Python.
import psycopg

connection = psycopg.connect("")
conf = {"table": "begun"}
columns = ["a"]
suffix = ""


def renamed():
    c = conf
    c["table"] = "renamed"


def _set(record, text):
    record["table"] = text


def handed():
    _set(conf, "handed")


def updated():
    conf.update({"table": "updated"})


def extended():
    columns.extend(["b", "c"])


def asked():
    connection.execute("SELECT " + ", ".join(columns) + " FROM " + conf["table"])


def locked():
    global suffix
    suffix = " FOR UPDATE"


def one():
    connection.execute("SELECT 1 FROM t" + suffix)


def counted(name):
    where = "true"

    def also():
        nonlocal where
        where = "false"

    def send():
        connection.execute("SELECT 1 FROM t WHERE " + where)

    return also, send
