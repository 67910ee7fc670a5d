def top_impl(): y()
def y(): pass
