def now():
    return "select now()"
