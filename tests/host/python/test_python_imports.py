"""What the imports of Python lead to."""

import pytest

from replicalint.host.module import External
from replicalint.host.python import resolution

FILES = frozenset(
    (
        "manage.py",
        "settings.py",
        "app/__init__.py",
        "app/db.py",
        "app/logging.py",
        "app/api/__init__.py",
        "app/api/orders.py",
        "src/shop/__init__.py",
        "src/shop/pool.py",
        "site/apps/__init__.py",
        "site/apps/base/__init__.py",
        "site/apps/base/models.py",
        "site/apps/orders/__init__.py",
        "site/apps/orders/models.py",
        "services/billing/main.py",
        "services/billing/store.py",
        "services/billing/queries/find.py",
    )
)

IMPORTS = (
    # who imports, what is written, and what it leads to
    ("app/api/orders.py", ".", "app/api/__init__.py"),
    ("app/api/orders.py", "..", "app/__init__.py"),
    ("app/api/orders.py", "..db", "app/db.py"),
    ("app/api/__init__.py", ".orders", "app/api/orders.py"),
    ("app/api/__init__.py", "..db", "app/db.py"),
    ("app/api/orders.py", "...settings", "settings.py"),
    ("app/api/orders.py", "....settings", None),
    ("app/api/orders.py", ".absent", None),
    ("app/api/orders.py", "app.db", "app/db.py"),
    ("app/api/orders.py", "app", "app/__init__.py"),
    ("app/api/orders.py", "settings", "settings.py"),
    ("app/api/orders.py", "db", External("db")),
    ("app/api/orders.py", "shop.pool", "src/shop/pool.py"),
    ("app/api/orders.py", "logging", External("logging")),
    ("src/shop/__init__.py", "shop.pool", "src/shop/pool.py"),
    ("services/billing/main.py", "store", "services/billing/store.py"),
    ("services/billing/main.py", "queries", External("queries")),
    ("services/billing/main.py", "queries.find", "services/billing/queries/find.py"),
    ("services/billing/queries/find.py", "store", "services/billing/store.py"),
    ("services/billing/queries/find.py", ".find", "services/billing/queries/find.py"),
    ("site/apps/orders/models.py", "base.models", "site/apps/base/models.py"),
    ("manage.py", "app.api.orders", "app/api/orders.py"),
    ("manage.py", "psycopg", External("psycopg")),
    ("manage.py", "psycopg.sql", External("psycopg", "sql")),
    ("manage.py", "sqlalchemy.ext.asyncio", External("sqlalchemy", "ext.asyncio")),
)


@pytest.mark.parametrize(("importer", "specifier", "expected"), IMPORTS)
def test_an_import_leads_there(
    importer: str, specifier: str, expected: str | External | None
) -> None:
    assert resolution(importer, specifier, FILES.__contains__) == expected
