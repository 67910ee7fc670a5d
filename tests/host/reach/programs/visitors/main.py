from a import A
def main(): A().visit(Node())
class Node:
    def accept(self, v): return v.visit_node(self)
