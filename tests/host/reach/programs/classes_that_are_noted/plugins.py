from base import Base
class P(Base):
    def execute(self): work()
def work(): pass
