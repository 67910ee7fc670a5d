import b
def repl(): f()
def f(): pass
def repl2(): pass
def repl3(): pass
b.target = repl
b.holder.attr = repl2
setattr(b, 'third', repl3)
def main(): b.call(); b.holder.attr(); b.third()
