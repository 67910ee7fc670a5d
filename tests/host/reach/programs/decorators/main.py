from deco import wrap, Reg, param
@wrap
def a(): f()
@param('x')
def b(): f2()
reg = Reg()
@reg
def c(): f3()
@reg.add('k')
def d(): f4()
@wrap
class K:
    def go(self): f5()
def f(): pass
def f2(): pass
def f3(): pass
def f4(): pass
def f5(): pass
def main():
    a(); b(); c(); reg.items['k'](); K().go()
