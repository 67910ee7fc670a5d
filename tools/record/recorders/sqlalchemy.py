"""SQLAlchemy sends through psycopg2 to a server that only listens."""

import os

import server

os.environ.update(PGHOST="127.0.0.1", PGPORT=str(server.start()), PGUSER="u", PGDATABASE="db")
