from sqlalchemy import Connection, text


def tagged(connection: Connection, tags: list[str]):
    for number, _ in enumerate(tags):
        key = f"tag_{number}"
        # What stands behind a colon is the name of a parameter, whatever is in it.
        connection.execute(text(f"SELECT o.nmae FROM public.orgs o WHERE o.name = :{key}"), {})
        #                                  ^^^^ unknown-column "public.orgs"
        query = f"SELECT o.nmae FROM public.orgs o WHERE name = :t_{key}_x AND o.id_ = 1"
        #                  ^^^^ unknown-column "public.orgs"
        #                                                                        ^^^ unknown-column
        connection.execute(text(query), {})


def cast(connection: Connection, kind: str):
    connection.execute(text(f"SELECT o.nmae FROM public.orgs o WHERE o.name::{kind} = :size"), {})
    #                                  ^^^^ unknown-column "public.orgs"
    #                                                                        ^^^^^^ unanalysed
