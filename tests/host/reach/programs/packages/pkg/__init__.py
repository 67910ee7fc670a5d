from .thing import Thing
from .impl import top_impl as top
from . import api
def __getattr__(n):
    import pkg.lazymod as lazymod
    return getattr(lazymod, n)
