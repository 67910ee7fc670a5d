-- psql's variables: a value, a string, a name, whether it is set. Not in strings.
SELECT o.name FROM public.orgs AS o WHERE o.name = :'name' AND o.id = :id AND :{?name} AND o.name <> ':nmae :''x''' AND o.nmae = :'x';
--                                                                                                                        ^^^^ unknown-column
SELECT o.:"column" FROM public.orgs AS o;
--       ^^^^^^^^^ unanalysed
SELECT o.name FROM :"schema".orgs AS o;
--                 ^^^^^^^^^ unanalysed
SELECT date :'day' - interval :'span', o.nmae FROM public.orgs AS o WHERE o.created_at > timestamptz :'since';
--                                       ^^^^ unknown-column
