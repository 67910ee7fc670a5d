from m import Meta
class C(metaclass=Meta):
    def go(self): f()
def f(): pass
def main(): C().go()
