class H: pass
holder = H()
def target(): pass
def call(): target()
