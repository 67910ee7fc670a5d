-- Above a command, and in the line of one that is sent with its comments.
-- replicalint: ignore[unanalysed] checked as a file of its own
\i schema/orgs.sql
\copy (SELECT o.nmae FROM public.orgs o) to x -- replicalint: ignore[unknown-column] the primary's
-- replicalint: ignore[unknown-column] the primary's
\copy (SELECT o.nmae FROM public.orgs o) to x
SELECT 'CREATE TABLE public.seeds (id integer)';
-- replicalint: ignore[unanalysed] only creates partitions
\gexec
