def first():
    helper()


def helper():
    pass


def fourth():
    pass
