import contextlib
class C:
    def __call__(self): f()
    def __enter__(self): f(); return self
    def __exit__(self, *a): f2()
    def __iter__(self): yield f3()
    def __getattr__(self, n): return f4
    def __len__(self): return f5()
    def __init_subclass__(cls, **k): f6()
    def __class_getitem__(cls, k): f7()
    def __set_name__(self, o, n): f8()
    def __get__(self, o, t=None): return f9()
    def __add__(self, o): return f10()
    def __new__(cls): f11(); return super().__new__(cls)
def f(): pass
def f2(): pass
def f3(): pass
def f4(): pass
def f5(): return 1
def f6(): pass
def f7(): pass
def f8(): pass
def f9(): pass
def f10(): pass
def f11(): pass
class D(C):
    desc = C()
@contextlib.contextmanager
def cm(): f12(); yield
def f12(): pass
def main():
    c = D()
    c()
    with c: pass
    list(c); c.anything(); len(c); D[int]; c.desc; c + 1
    with cm(): pass
