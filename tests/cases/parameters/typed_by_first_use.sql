-- A server that is told no type gives a parameter that of its first use. Where no type fits all of
-- its uses, the statement is refused, whatever a driver declares.
SELECT v.id FROM public.app_versions v WHERE v.id = $1 AND v.app_id = $1;
--                                                                  ^ user-operator error "(text, bigint)"
SELECT v.id FROM public.app_versions v WHERE v.id = @version AND v.app_id = @version;
--                                                                        ^ user-operator
SELECT v.id FROM public.app_versions v WHERE v.id = sqlc.arg(version) AND v.app_id = sqlc.narg('version');
--                                                                                 ^ user-operator
SELECT a.app_id FROM public.apps a WHERE a.owner_org = $1 OR a.created_at > $1;
--                                                                        ^ user-operator
SELECT coalesce($1, o.created_at), coalesce(o.id, $1) FROM public.orgs o;
--                                                ^^ type-mismatch "uuid"

-- Where one fits, that depends on the driver.
SELECT o.name FROM public.orgs o WHERE $1::text = 'all' OR o.id = $1;
--                                                              ^ undecided note "unless the driver names one" "$1::uuid"
SELECT o.name FROM public.orgs o WHERE $1 IS NULL OR o.id = $1;
--                                     ^^ undecided "only a later use does" "$1::uuid"
SELECT o.name FROM public.orgs o WHERE o.created_at = $1::timestamptz OR o.id = $1::uuid;
--                                                                                  ^^^^ undecided "$1::text"
SELECT o.name, $1 FROM public.orgs o WHERE o.id = $1;
--             ^^ undecided

-- The first use comes first as a server analyses the clauses: FROM, then the select list.
SELECT o.name, $1::text FROM public.orgs o WHERE o.id = $1;
--                                                    ^ undecided
SELECT o.name, $1::text FROM public.orgs o JOIN public.apps a ON a.owner_org = $1 AND o.id = $1;
SELECT o.name FROM public.orgs o WHERE o.id = $1 OR $1 IS NULL OR $1::text = 'all';
SELECT v.id FROM public.app_versions v WHERE v.id > $1 AND v.channel_id = $1 LIMIT $1;
SELECT o.name FROM public.orgs o WHERE o.id = $1::uuid OR $1::text = 'all';
SELECT o.name FROM public.orgs o WHERE ($1::timestamptz IS NULL OR o.created_at > $1) AND o.created_at < $1 + interval '1 day';

-- Each of these is a parameter of its own, or a client writes the value out.
SELECT o.name FROM public.orgs o WHERE ?::text = 'all' OR o.id = ?;
SELECT o.name FROM public.orgs o WHERE :id::text = 'all' OR o.id = :id;
SELECT o.name FROM public.orgs o WHERE %(id)s::text = 'all' OR o.id = %(id)s;
SELECT o.name FROM public.orgs o WHERE $1::text = 'all' OR o.id = $1 OR o.name IN ($2:csv);
PREPARE by_id (uuid) AS SELECT o.name FROM public.orgs o WHERE $1::text = 'all' OR o.id = $1;
--<^^^^^^^^^^ session-state
