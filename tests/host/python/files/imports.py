import os, a.b
import a.b as c
from . import sibling
from ..parent import name as other, second
from everything import *

try:
    import psycopg2 as driver
except ImportError:
    driver = None

if TYPE_CHECKING:
    from typed import Pool
else:
    Real = object


def function():
    from psycopg import sql

    return sql


# replicalint: ignore[unknown-column]   a reason
x = "replicalint"  # replicalint: primary é
