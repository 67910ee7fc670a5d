CONSTANT = "t"
changed = 1
changed += 2
first, (second, *rest) = pair
a.b = c["d"] = value
typed: "Optional[Pool]" = make()
only_typed: Connection[Row]


def function(table, *values, sort="id", **named):
    global changed
    table = table or CONSTANT
    if sort:
        order = sort
    elif (match := find(sort)) is not None:
        order = match
    else:
        raise ValueError(sort)
    for row in values:
        total = row
    for key, value in named.items():
        changed = key
    while order:
        break
    with open() as one, other.cursor() as (two, three):
        inside = one
    return order if not sort else lambda n=1: n


def outer():
    count = 0

    def inner():
        nonlocal count
        count = 1

    return inner


def tries():
    try:
        return run()
    except (KeyError, ValueError) as error:
        handle(error)
    else:
        pass
    finally:
        close()


def matches(what):
    match what:
        case {"kind": kind}:
            return kind
        case _:
            return None
    del what
    assert what, "message"


async def generates(items):
    async with pool.acquire() as connection:
        yield await connection
    yield from items
    return [i + j async for i in items if i for j in i], {k: v for k, v in items}
