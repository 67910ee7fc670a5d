from fact import make, registry
def main():
    o = make(); o.run(); use(o)
    for r in registry: r.process()
    [o][0].walk()
def use(x): x.jump(); m = x.meth; m(); getattr(x, 'dyn')(); n = 'dyn2'; getattr(x, n)()
