-- How many rows FETCH gives is a value, in every style; no operator stands behind its words.
SELECT o.id FROM public.orgs o ORDER BY o.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY;
SELECT o.id FROM public.orgs o ORDER BY o.id OFFSET %s ROWS FETCH FIRST %(n)s ROWS ONLY;
SELECT o.id FROM public.orgs o ORDER BY o.id OFFSET ? ROWS FETCH NEXT ? ROWS WITH TIES;
SELECT o.id FROM public.orgs o ORDER BY o.id FETCH FIRST #{n} ROW ONLY;
SELECT o.nmae FROM public.orgs o ORDER BY o.id OFFSET :skip FETCH NEXT :take ROWS ONLY;
--       ^^^^ unknown-column
SELECT f.next @@ f.first FROM (VALUES (to_tsvector('a'), to_tsquery('a'))) AS f(next, first);
-- So it is behind AT TIME ZONE, and behind an operator with its schema.
SELECT o.created_at AT TIME ZONE @tz, o.created_at AT TIME ZONE %s FROM public.orgs o WHERE o.created_at AT TIME ZONE ? > now() AT TIME ZONE #{tz};
SELECT o.id FROM public.orgs o WHERE o.name OPERATOR(pg_catalog.~) @pattern AND o.name OPERATOR(~) %s;
SELECT z.zone @> '{}', zone ? 'a' FROM (SELECT '{}'::jsonb AS zone) z;
