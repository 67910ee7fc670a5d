from base import Base, Mixin
class Sub(Mixin, Base):
    def run(self): super().run(); f()
    def hook(self): f2()
def f(): pass
def f2(): pass
def main():
    s = Sub(); s.run(); s.extra(); Base.cls(); type(s).cls(); s.tpl()
