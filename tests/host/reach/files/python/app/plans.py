def valid(app):
    return "select 1"


def invalid(app):
    return "select 2"
