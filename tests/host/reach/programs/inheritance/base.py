class Root:
    def __init__(self): self.setup()
    def setup(self): pass
    def extra(self): x()
    def tpl(self): return getattr(self, 'do_' + 'a')()
    def do_a(self): x3()
class Base(Root):
    def run(self): self.hook()
    def hook(self): pass
    @classmethod
    def cls(cls): x2()
class Mixin:
    def run(self): super().run()
def x(): pass
def x2(): pass
def x3(): pass
