"""Servers that mean no good: a socket that speaks PostgreSQL's protocol as far as a test wants.

https://www.postgresql.org/docs/current/protocol-message-formats.html
"""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Manners = Callable[[socket.socket], None]

_ENCRYPTION = (80877103, 80877104)  # SSLRequest and GSSENCRequest


@contextmanager
def peer(manners: Manners) -> Iterator[str]:
    """Serves each connection as it is told; gives the address as a connection string."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_serve, args=(server, manners), daemon=True).start()
        port = server.getsockname()[1]
        yield f"host=127.0.0.1 port={port} user=u dbname=d sslmode=disable gssencmode=disable"


def message(kind: bytes, body: bytes = b"") -> bytes:
    return kind + struct.pack("!i", len(body) + 4) + body


READY = message(b"Z", b"I")
DONE = message(b"C", b"SET\0")
NOTICE = message(b"N", b"SNOTICE\0C00000\0Mhello\0\0")
LOGIN = message(b"R", struct.pack("!i", 0)) + message(b"S", b"server_version\x0015.1\0") + READY
ONE_COLUMN = message(
    b"T", struct.pack("!h", 1) + b"f\0" + struct.pack("!ihihih", 0, 0, 25, -1, -1, 0)
)


def row(value: bytes) -> bytes:
    return message(b"D", struct.pack("!hi", 1, len(value)) + value)


def silent(connection: socket.socket) -> None:
    """Says nothing until the other side ends."""
    while connection.recv(65536):
        pass


def saying(*said: bytes) -> Manners:
    """Says this at once, then nothing."""

    def manners(connection: socket.socket) -> None:
        _startup(connection)
        connection.sendall(b"".join(said))
        silent(connection)

    return manners


def endless(first: bytes, again: bytes) -> Manners:
    """Says the first once and the other for ever."""

    def manners(connection: socket.socket) -> None:
        _startup(connection)
        connection.sendall(first)
        while True:
            connection.sendall(again)

    return manners


def answering(*answers: bytes) -> Manners:
    """Takes every login, and answers each message with the next of these, the last for ever."""

    def manners(connection: socket.socket) -> None:
        _startup(connection)
        connection.sendall(LOGIN)
        waiting = list(answers)
        while connection.recv(65536):
            connection.sendall(waiting.pop(0) if len(waiting) > 1 else waiting[0])

    return manners


def _serve(server: socket.socket, manners: Manners) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_behave, args=(connection, manners), daemon=True).start()


def _behave(connection: socket.socket, manners: Manners) -> None:
    with connection:
        try:
            manners(connection)
        except OSError:
            return


def _startup(connection: socket.socket) -> None:
    """Reads the first message and refuses to encrypt."""
    while True:
        length, code = struct.unpack("!ii", connection.recv(8, socket.MSG_WAITALL))
        connection.recv(length - 8, socket.MSG_WAITALL) if length > 8 else b""
        if code not in _ENCRYPTION:
            return
        connection.sendall(b"N")
