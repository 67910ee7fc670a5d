"""A pooler in small: it keeps a server's session when its client has gone, and asks it again."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from peers import READY, message
from psycopg import conninfo
from servers import Database

_TERMINATE = message(b"X")


@contextmanager
def relay(database: Database) -> Iterator[tuple[str, Callable[[str], str]]]:
    """A connection string for one session, and what asks it for a text when its client has gone."""
    given = conninfo.conninfo_to_dict(database.dsn)
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        socket.socket(socket.AF_UNIX) as server,
    ):
        server.connect(f"{given['host']}/.s.PGSQL.5432")
        client = threading.Thread(target=_serve, args=(listener, server), daemon=True)
        client.start()

        def value(sql: str) -> str:
            client.join()
            server.sendall(message(b"Q", sql.encode() + b"\0"))
            said = b""
            while not said.endswith(READY):
                said += server.recv(65536)
            row = said[said.index(b"D\0") :]
            return row[11 : int.from_bytes(row[1:5], "big") + 1].decode()

        port = listener.getsockname()[1]
        place = f"host=127.0.0.1 port={port} sslmode=disable gssencmode=disable"
        yield f"{place} user={given['user']} dbname={given['dbname']}", value


def _serve(listener: socket.socket, server: socket.socket) -> None:
    """Passes on what one client and the server say, but for the client's farewell."""
    client, _ = listener.accept()
    with client:
        while True:
            ready, _, _ = select.select([client, server], [], [])
            if server in ready:
                client.sendall(server.recv(65536))
            if client in ready:
                said = client.recv(65536)
                if not said.removesuffix(_TERMINATE):
                    return
                server.sendall(said)
