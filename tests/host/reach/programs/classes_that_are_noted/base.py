class Base:
    subs = []
    def __init_subclass__(cls): Base.subs.append(cls); note()
    def execute(self): pass
def note(): pass
