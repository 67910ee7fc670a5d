-- JSON that is no row has whatever keys it has.
SELECT v.body ->> 'anything', to_jsonb(v.body) ->> 'anything', $1::jsonb ->> 'key'
FROM (SELECT '{"a": 1}'::jsonb AS body) v;

SELECT to_jsonb(o.name) FROM public.orgs o;
