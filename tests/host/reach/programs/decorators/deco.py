import functools
def wrap(fn):
    @functools.wraps(fn)
    def inner(*a, **k):
        before()
        return fn(*a, **k)
    return inner
def before(): pass
def param(x):
    def deco(fn):
        def inner(): aux(); return fn()
        return inner
    return deco
def aux(): pass
class Reg:
    def __init__(self): self.items = {}
    def __call__(self, fn): self.mark(); return fn
    def mark(self): pass
    def add(self, k):
        def deco(fn): self.items[k] = fn; return fn
        return deco
