class Hidden:
    def run(self): self._p()
    def _p(self): pass
    def walk(self): pass
    def jump(self): pass
    def meth(self): pass
    def dyn(self): pass
    def dyn2(self): pass
def make(): return Hidden()
registry = []
def register(cls): registry.append(cls()); return cls
@register
class R1:
    def process(self): h()
def h(): pass
