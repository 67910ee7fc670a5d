def call(): pass
def call2(): pass
