"""psycopg2 sends to a server that only listens: host code names none, the environment does."""

import os

import server

os.environ.update(PGHOST="127.0.0.1", PGPORT=str(server.start()), PGUSER="u", PGDATABASE="db")
