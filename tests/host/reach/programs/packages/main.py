import pkg
from pkg import api, Thing
def main(): pkg.top(); api.call(); Thing().m(); pkg.api.call2(); pkg.lazy()
