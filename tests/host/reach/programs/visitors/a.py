class V:
    def visit(self, n): return n.accept(self)
    def visit_node(self, n): return getattr(self, f'visit_{type(n).__name__}')(n)
class A(V):
    def visit_Node(self, n): done()
def done(): pass
