def lazy(): z()
def z(): pass
