from functools import cached_property, lru_cache
class C:
    @property
    def p(self): return f()
    @p.setter
    def p(self, v): f2()
    @cached_property
    def q(self): return f3()
    @classmethod
    def make(cls): f4(); return cls()
    @staticmethod
    def st(): f5()
    x = property(lambda self: f6())
    def _gy(self): return f7()
    y = property(_gy)
def f(): pass
def f2(): pass
def f3(): pass
def f4(): pass
def f5(): pass
def f6(): pass
def f7(): pass
@lru_cache
def cached(): f8()
def f8(): pass
def main():
    c = C.make(); c.p; c.p = 1; c.q; C.st(); c.x; c.y; cached()
