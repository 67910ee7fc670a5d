class Thing:
    def m(self): x()
def x(): pass
