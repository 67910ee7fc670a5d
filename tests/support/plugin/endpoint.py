"""Serves /updates, /stats and /channel_self from the shipped query files, read-only, over HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode
from urllib.request import urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

import psycopg
from psycopg.rows import dict_row

QUERIES = Path(__file__).parents[3] / "sql" / "queries"


@dataclass(frozen=True)
class Route:
    """A path: its query file and the request's keys that are the query's parameters."""

    query: str
    keys: tuple[str, ...]


ROUTES: Mapping[str, Route] = {
    "/updates": Route("updates/newest_version.sql", ("app_id", "device_id")),
    "/stats": Route("stats/reported_version.sql", ("app_id", "version")),
    "/channel_self": Route("channel_self/device_channel.sql", ("app_id", "device_id")),
}


class Application:
    """The WSGI application over one connection to a replica."""

    def __init__(self, connection: psycopg.Connection) -> None:
        connection.read_only = True
        connection.execute("SET search_path = ''")
        connection.commit()
        self._connection = connection

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        request = {key: values[0] for key, values in parse_qs(environ["QUERY_STRING"]).items()}
        status, body = self._answer(environ["PATH_INFO"], request)
        start(status, [("Content-Type", "application/json")])
        return [json.dumps(body, default=str).encode()]

    def _answer(self, path: str, request: Mapping[str, str]) -> tuple[str, Mapping[str, object]]:
        route = ROUTES.get(path)
        if route is None:
            return "404 Not Found", {"error": "unknown_path"}
        try:
            row = self._row(route, request)
        except psycopg.Error as error:
            return "500 Internal Server Error", {"error": error.sqlstate}
        if row is None:
            return "404 Not Found", {"error": "unknown_app"}
        if not row["passes"]:
            return "429 Too Many Requests", {"error": "plan_exceeded"}
        return "200 OK", row

    def _row(self, route: Route, request: Mapping[str, str]) -> dict[str, object] | None:
        parameters = [request.get(key) for key in route.keys]
        with self._connection.transaction(), self._cursor() as cursor:
            return cursor.execute((QUERIES / route.query).read_text(), parameters).fetchone()

    def _cursor(self) -> psycopg.RawCursor[dict[str, object]]:
        return psycopg.RawCursor(self._connection, row_factory=dict_row)


@dataclass(frozen=True)
class Response:
    """What a device sees."""

    status: int
    body: Mapping[str, object]


@dataclass(frozen=True)
class Client:
    """A device that talks to one server."""

    address: str

    def get(self, path: str, **request: str) -> Response:
        try:
            with urlopen(f"{self.address}{path}?{urlencode(request)}") as answer:
                return Response(answer.status, json.load(answer))
        except HTTPError as error:
            with error:
                return Response(error.code, json.load(error))


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing: the tests look at the answers."""


@contextmanager
def serving(dsn: str) -> Iterator[Client]:
    """Runs the endpoint on a free port of this machine."""
    with psycopg.connect(dsn) as connection:
        server = make_server("127.0.0.1", 0, Application(connection), handler_class=_Silent)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield Client(f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
