class Meta(type):
    def __new__(m, *a): hook(); return super().__new__(m, *a)
    def __call__(cls, *a): hook2(); return super().__call__(*a)
def hook(): pass
def hook2(): pass
