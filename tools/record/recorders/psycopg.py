"""psycopg 3 sends to a server that only listens; the host code names none, so the environment does."""

import os

import server

os.environ.update(PGHOST="127.0.0.1", PGPORT=str(server.start()), PGUSER="u", PGDATABASE="db")
