"""Django sends through psycopg to a server that only listens."""

import django
import server
from django.conf import settings

_DATABASE = {
    "ENGINE": "django.db.backends.postgresql",
    "HOST": "127.0.0.1",
    "PORT": server.start(),
    "NAME": "db",
    "USER": "u",
}
settings.configure(DATABASES={"default": _DATABASE, "replica": _DATABASE}, INSTALLED_APPS=[])
django.setup()
